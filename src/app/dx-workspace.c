/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-workspace.h"

#include "dx-date.h"
#include "dx-user-data.h"

struct _DxWorkspace {
  GObject parent_instance;
  char *folder;
  DxCatalog *catalog;
  DxStore *store;
  DxRegister *reg;
  GError *store_error;
  DxFonts *fonts;
  GSettings *settings;
  GPtrArray *problems;
  GDateTime *fixed_now;
};

enum { DATA_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxWorkspace, dx_workspace, G_TYPE_OBJECT)

static void
dx_workspace_finalize (GObject *object)
{
  DxWorkspace *self = DX_WORKSPACE (object);

  g_clear_object (&self->reg);
  g_clear_object (&self->store);
  g_clear_error (&self->store_error);
  g_clear_object (&self->catalog);
  g_clear_object (&self->fonts);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->fixed_now, g_date_time_unref);
  g_free (self->folder);
  G_OBJECT_CLASS (dx_workspace_parent_class)->finalize (object);
}

static void
dx_workspace_class_init (DxWorkspaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_workspace_finalize;

  /**
   * DxWorkspace::data-changed:
   * @self: the workspace
   *
   * Emitted when the user's forms, calls and topics were read again.
   */
  signals[DATA_CHANGED] = g_signal_new ("data-changed", DX_TYPE_WORKSPACE,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
dx_workspace_init (DxWorkspace *self)
{
  const char *now = g_getenv ("DEXUAT_NOW");

  if (now != NULL)
    self->fixed_now = dx_instant_parse (now);
}

static void
load_data (DxWorkspace *self)
{
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->catalog = dx_catalog_new ();
  self->problems = dx_user_data_load (self->catalog, self->folder);
}

/**
 * dx_workspace_new:
 * @folder: (nullable): where the user's data lie, or %NULL for "dexuat" in
 *   the user's data folder
 * @settings: the settings of this program
 *
 * Opens all that the windows work with. A database that cannot be opened
 * leaves the workspace without a store: dx_workspace_get_store_error ()
 * says why, and what is written then can still be saved elsewhere.
 *
 * Returns: (transfer full): the workspace
 */
DxWorkspace *
dx_workspace_new (const char *folder, GSettings *settings)
{
  DxWorkspace *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DX_TYPE_WORKSPACE, NULL);
  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (),
                                                    "dexuat", NULL);
  self->settings = g_object_ref (settings);
  load_data (self);
  dx_workspace_open_store (self);

  return self;
}

/**
 * dx_workspace_open_store:
 * @self: a workspace
 *
 * Tries again to open the database after it failed.
 *
 * Returns: whether there is a store now
 */
gboolean
dx_workspace_open_store (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), FALSE);

  if (self->store != NULL)
    return TRUE;
  g_clear_error (&self->store_error);
  self->store = dx_store_open (self->folder, &self->store_error);

  return self->store != NULL;
}

/**
 * dx_workspace_get_catalog:
 * @self: a workspace
 *
 * Returns: (transfer none): forms, calls, topics and rules
 */
DxCatalog *
dx_workspace_get_catalog (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->catalog;
}

/**
 * dx_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the database, or %NULL when it
 *   cannot be opened
 */
DxStore *
dx_workspace_get_store (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->store;
}

/**
 * dx_workspace_get_register:
 * @self: a workspace
 *
 * Gets the officers' register. There is one, so that all windows hear of
 * what any of them does.
 *
 * Returns: (transfer none) (nullable): it, or %NULL when there is no store
 */
DxRegister *
dx_workspace_get_register (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  if (self->reg == NULL && self->store != NULL)
    {
      self->reg = dx_register_new (self->store);
      if (self->fixed_now != NULL)
        dx_register_set_now (self->reg, self->fixed_now);
    }

  return self->reg;
}

/**
 * dx_workspace_get_store_error:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): why there is no store
 */
const GError *
dx_workspace_get_store_error (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->store_error;
}

/**
 * dx_workspace_get_fonts:
 * @self: a workspace
 *
 * Returns: (transfer none): the fonts of the paper, loaded when first asked
 *   for
 */
DxFonts *
dx_workspace_get_fonts (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  if (self->fonts == NULL)
    self->fonts = dx_fonts_new ();

  return self->fonts;
}

/**
 * dx_workspace_get_settings:
 * @self: a workspace
 *
 * Returns: (transfer none): the settings of this program
 */
GSettings *
dx_workspace_get_settings (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->settings;
}

/**
 * dx_workspace_get_folder:
 * @self: a workspace
 *
 * Returns: (transfer none): where the user's data lie
 */
const char *
dx_workspace_get_folder (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->folder;
}

/**
 * dx_workspace_get_problems:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type utf8): a message for each of the
 *   user's data files that was refused
 */
GPtrArray *
dx_workspace_get_problems (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->problems;
}

/**
 * dx_workspace_reload_data:
 * @self: a workspace
 *
 * Reads the user's forms, calls and topics again, after a file was added.
 * Proposals that are open keep the form and call they have.
 */
void
dx_workspace_reload_data (DxWorkspace *self)
{
  g_return_if_fail (DX_IS_WORKSPACE (self));

  load_data (self);
  g_signal_emit (self, signals[DATA_CHANGED], 0);
}

/**
 * dx_workspace_now:
 * @self: a workspace
 *
 * Tells the time; the environment variable DEXUAT_NOW fixes it, for
 * pictures and tests.
 *
 * Returns: (transfer full): now
 */
GDateTime *
dx_workspace_now (DxWorkspace *self)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (self), NULL);

  return self->fixed_now != NULL ? g_date_time_ref (self->fixed_now)
                                 : g_date_time_new_now_local ();
}

/* The schema of a program that runs from its build folder. */
static GSettingsSchema *
find_in_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program)
                                            : NULL;

  for (guint i = 0; folder != NULL && i < 4; i++)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *place = g_build_filename (parent, "data", NULL);
      g_autoptr (GSettingsSchemaSource) source =
          g_settings_schema_source_new_from_directory (place, NULL, TRUE, NULL);

      if (source != NULL)
        return g_settings_schema_source_lookup (source, DX_APPLICATION_ID,
                                                FALSE);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }

  return NULL;
}

/**
 * dx_workspace_find_settings:
 *
 * Gets the settings of this program, also when it is not installed but runs
 * from its build folder.
 *
 * Returns: (transfer full) (nullable): them, or %NULL when the schema is
 *   nowhere
 */
GSettings *
dx_workspace_find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = find_in_build ();

  if (schema == NULL && source != NULL)
    schema = g_settings_schema_source_lookup (source, DX_APPLICATION_ID, TRUE);
  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}
