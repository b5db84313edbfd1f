/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-store-private.h"

/* A folder of its own for each test, and a child process where two are
 * needed: the test program itself, started anew with the name of a role. */

typedef struct {
  char *base;
  char *folder; /* in @base; not there yet */
  DxCatalog *catalog;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);
#define STORE_TEST(path, function)                                            \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function,       \
              store_fixture_tear_down)

DxStore *store_open (StoreFixture *self);
DxStore *store_open_at (const char *folder);
void store_close (DxStore **store);
DxProposal *
store_new_proposal (StoreFixture *self, const char *title, const char *text);
char *store_save_new (StoreFixture *self, DxStore *store, const char *title);
void store_save (DxStore *store, DxProposal *proposal);
DxProposal *store_load (StoreFixture *self, DxStore *store, const char *id);
char *store_path (StoreFixture *self, const char *name);
void store_assert_sound (DxStore *store);
guint store_file_mode (const char *path);
#define store_assert_refused(done, error, code)                               \
  G_STMT_START                                                                \
  {                                                                           \
    g_assert_false (done);                                                    \
    g_assert_error (error, DX_STORE_ERROR, code);                             \
    g_assert_true (g_utf8_validate (error->message, -1, NULL));               \
    g_clear_error (&error);                                                   \
  }                                                                           \
  G_STMT_END

/**
 * StoreRole:
 * @name: what the child is called with
 * @run: what it does in the folder; it talks by lines
 */
typedef struct {
  const char *name;
  void (*run) (const char *folder);
} StoreRole;

typedef struct {
  GSubprocess *process;
  GDataInputStream *out;
  GOutputStream *in;
} StoreChild;

gboolean store_play_role (int argc, char **argv, const StoreRole *roles);
void store_child_start (StoreChild *self,
                        const char *role,
                        const char *folder);
char *store_child_hear (StoreChild *self);
char *store_child_ask (StoreChild *self, const char *line);
void store_child_end (StoreChild *self);
void store_child_kill (StoreChild *self);
void store_role_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *store_role_hear (void);
void store_become_nobody (void);
void store_give_to_nobody (const char *path, guint mode);
