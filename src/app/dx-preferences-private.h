/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-preferences.h"

#include "dx-field-error.h"
#include "dx-profile.h"

G_BEGIN_DECLS

#define DX_TYPE_PREFERENCES (dx_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    DxPreferences, dx_preferences, DX, PREFERENCES, AdwPreferencesWindow)

struct _DxPreferences {
  AdwPreferencesWindow parent_instance;
  DxWorkspace *workspace;
  DxProfile *profile;
  guint save_source;
  GPtrArray *backup_rows; /* of GtkWidget, borrowed */

  AdwComboRow *language;
  AdwComboRow *style;
  GtkSpinButton *text_size;
  GtkSwitch *role_draft;
  GtkSwitch *role_desk;
  GtkSwitch *reminders;
  AdwComboRow *amounts;
  GtkSwitch *spelling;
  GtkSwitch *seal;

  GtkWidget *profile_page;
  GtkWidget *profile_notice;
  GtkWidget *name;
  GtkWidget *address;
  GtkWidget *tax_code;
  GtkWidget *contact_name;
  GtkWidget *contact_position;
  GtkWidget *contact_phone;
  GtkWidget *contact_email;
  DxFieldError *tax_code_error;
  DxFieldError *phone_error;
  DxFieldError *email_error;

  AdwActionRow *folder_row;
  GtkWidget *open_folder;
  AdwPreferencesGroup *backup_group;
  GtkWidget *backup;
};

void dx_preferences_profile_init (DxPreferences *self);
void dx_preferences_profile_save (DxPreferences *self);
void dx_preferences_data_init (DxPreferences *self);
void dx_preferences_data_back_up (DxPreferences *self);
void dx_preferences_data_open_folder (DxPreferences *self);

G_END_DECLS
