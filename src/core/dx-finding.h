/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DX_SEVERITY_ERROR,
  DX_SEVERITY_WARNING,
  DX_SEVERITY_HINT
} DxSeverity;

/**
 * DxFinding:
 * @id: which rule ("budget.sum", "required.I.name")
 * @severity: how bad it is
 * @field: a field id, "topics.ID", or "" for the whole
 * @message: what is wrong and what to do, in the user's language
 * @source: (nullable): the sentence that the rule comes from and where it
 *   stands
 */
typedef struct {
  char *id;
  DxSeverity severity;
  char *field;
  char *message;
  char *source;
} DxFinding;

DxFinding  *dx_finding_new           (const char       *id,
                                      DxSeverity        severity,
                                      const char       *field,
                                      char             *message_take,
                                      char             *source_take);
void        dx_finding_free          (DxFinding        *self);
const char *dx_severity_to_string    (DxSeverity        severity);
gboolean    dx_severity_from_string  (const char       *text,
                                      DxSeverity       *severity);
const char *dx_severity_get_label    (DxSeverity        severity);
guint       dx_findings_count        (GPtrArray        *findings,
                                      DxSeverity        severity);
char       *dx_findings_to_json      (GPtrArray        *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxFinding, dx_finding_free)

G_END_DECLS
