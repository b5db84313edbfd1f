/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

void
register_set_time (DxRegister *reg, const char *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (time, NULL);

  g_assert_nonnull (now);
  dx_register_set_now (reg, now);
}

DxRegister *
register_open (StoreFixture *fixture, DxStore **store)
{
  DxRegister *reg;

  *store = store_open (fixture);
  reg = dx_register_new (*store);
  register_set_time (reg, "2025-08-06T09:00:00+07:00");
  return reg;
}

void
register_close (DxRegister **reg, DxStore **store)
{
  DxRegister *closed = g_steal_pointer (reg);

  g_assert_finalize_object (closed);
  store_close (store);
}

DxProposal *
register_new_proposal (StoreFixture *fixture,
                       const char *title,
                       gint64 revision)
{
  DxProposal *proposal = store_new_proposal (fixture, title, "Cấp thiết");

  dx_proposal_set_text (proposal, "X.name", "Chi cục Tiêu chuẩn");
  dx_proposal_set_integer (proposal, "IX.total", 2000000000);
  dx_proposal_set_revision (proposal, revision);
  return proposal;
}

static DxRegisterReceipt *
give (DxRegister *reg, const DxRegisterDelivery *delivery)
{
  const DxRegisterArrival arrival = {
    .channel = DX_CHANNEL_POST,
    .stamped = "2025-08-06",
    .arrived = "2025-08-09",
    .from = "Bưu điện",
    .timing = DX_TIMING_ON_TIME,
    .why = "dấu bưu điện ngày 06/8/2025",
  };
  g_autoptr (GError) error = NULL;
  DxRegisterReceipt *receipt =
      dx_register_receive (reg, delivery, &arrival, &error);

  g_assert_no_error (error);
  g_assert_nonnull (receipt);
  return receipt;
}

DxRegisterReceipt *
register_give (DxRegister *reg, DxProposal *proposal, const char *name)
{
  g_autoptr (GBytes) bytes = dx_proposal_to_json (proposal);
  const DxRegisterDelivery delivery = { .call = CALL,
                                        .proposal = proposal,
                                        .own = TRUE,
                                        .name = name,
                                        .bytes = bytes,
                                        .errors = 2,
                                        .warnings = 1 };

  return give (reg, &delivery);
}

DxRegisterReceipt *
register_give_whole (DxRegister *reg,
                     DxProposal *proposal,
                     const char *name,
                     const char *member)
{
  g_autoptr (GBytes) bytes = g_bytes_new (member, strlen (member));
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_file_free);
  const DxRegisterDelivery delivery = { .call = CALL,
                                        .proposal = proposal,
                                        .own = TRUE,
                                        .name = name,
                                        .bytes = bytes,
                                        .members = members };

  g_ptr_array_add (members,
                   dx_register_file_new ("cam-ket.pdf", "commitment",
                                         (gint64) strlen (member), sum));
  return give (reg, &delivery);
}

DxRegisterReceipt *
register_give_foreign (DxRegister *reg,
                       DxProposal *proposal,
                       const char *name,
                       const char *bytes)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, strlen (bytes));
  const DxRegisterDelivery delivery = { .call = CALL,
                                        .proposal = proposal,
                                        .own = FALSE,
                                        .name = name,
                                        .bytes = file };

  return give (reg, &delivery);
}

gint64
register_fill (StoreFixture *fixture, DxRegister *reg, const char *title)
{
  g_autoptr (DxProposal) proposal = register_new_proposal (fixture, title, 1);
  g_autoptr (DxRegisterReceipt)
      receipt = register_give (reg, proposal, "phiếu.json");

  g_assert_cmpint (receipt->result, ==, DX_REGISTER_NEW);
  return receipt->row;
}

static DxAuditReport *
verify (DxRegister *reg)
{
  g_autoptr (GError) error = NULL;
  DxAuditReport *report = dx_register_verify (reg, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

void
register_assert_whole (DxRegister *reg)
{
  g_autoptr (DxAuditReport) report = verify (reg);

  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->faults, i));
  g_assert_cmpint (report->broken, ==, 0);
  g_assert_cmpuint (report->faults->len, ==, 0);
}

/* One of the faults has all of the words, which are parted by "|". */
void
register_assert_fault (DxRegister *reg, gint64 broken, const char *words)
{
  g_autoptr (DxAuditReport) report = verify (reg);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  gboolean found = FALSE;

  for (guint i = 0; i < report->faults->len; i++)
    {
      const char *fault = g_ptr_array_index (report->faults, i);
      gboolean has_all = TRUE;

      g_test_message ("%s", fault);
      for (guint j = 0; parts[j] != NULL; j++)
        has_all = has_all && strstr (fault, parts[j]) != NULL;
      found = found || has_all;
    }
  g_assert_cmpint (report->broken, ==, broken);
  g_assert_true (found);
}
