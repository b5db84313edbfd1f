/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Structs read from JSON by table: each row says which member goes to which
 * place of the struct. Members without a row are ignored, so that a file
 * may say more than this program knows. */

typedef enum {
  DX_MEMBER_STRING,  /* char *: not empty */
  DX_MEMBER_STRINGS, /* GStrv: always set, even when absent */
  DX_MEMBER_ID,      /* char *: letters, digits and "-._" */
  DX_MEMBER_DATE,    /* char *: "2022-10-12" */
  DX_MEMBER_INT64,   /* gint64 */
  DX_MEMBER_INT,     /* int, not negative */
  DX_MEMBER_UINT,    /* guint */
  DX_MEMBER_DOUBLE,  /* double, more than 0 */
  DX_MEMBER_BOOLEAN, /* gboolean */
  DX_MEMBER_NAME,    /* an enum, by the names in @names */
  DX_MEMBER_SOURCE,  /* DxSource * */
  DX_MEMBER_OBJECT,  /* what @members read, into the same struct */
  DX_MEMBER_LIST     /* GPtrArray *, already there, of what @item reads */
} DxMemberKind;

typedef struct _DxMember DxMember;

/* Reads one element of a list; @path is its JSON path. */
typedef gpointer (*DxMemberItem) (JsonObject *object,
                                  const char *path,
                                  GError **error);

/**
 * DxMember:
 * @name: the member
 * @kind: its type there and here
 * @required: whether it must be there
 * @offset: its place in the struct
 * @names: (nullable): of an enum: its names in order, %NULL at the end
 * @members: (nullable): of an object: its members, until one without a name
 * @item: (nullable): of a list
 */
struct _DxMember {
  const char *name;
  DxMemberKind kind;
  gboolean required;
  gsize offset;
  const char *const *names;
  const DxMember *members;
  DxMemberItem item;
};

/* Rows: member, kind, struct, where in it. MUST: it has to be there. */
#define DX_MAY(member, type, Struct, place)                                    \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_##type,                                \
    .offset = G_STRUCT_OFFSET (Struct, place)                                  \
  }
#define DX_MUST(member, type, Struct, place)                                   \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_##type, .required = TRUE,              \
    .offset = G_STRUCT_OFFSET (Struct, place)                                  \
  }
#define DX_MUST_NAME(member, table, Struct, place)                             \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_NAME, .required = TRUE,                \
    .offset = G_STRUCT_OFFSET (Struct, place), .names = (table)                \
  }
#define DX_MAY_NAME(member, table, Struct, place)                              \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_NAME,                                  \
    .offset = G_STRUCT_OFFSET (Struct, place), .names = (table)                \
  }
#define DX_MAY_LIST(member, reader, Struct, place)                             \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_LIST,                                  \
    .offset = G_STRUCT_OFFSET (Struct, place), .item = (reader)                \
  }
#define DX_MUST_LIST(member, reader, Struct, place)                            \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_LIST, .required = TRUE,                \
    .offset = G_STRUCT_OFFSET (Struct, place), .item = (reader)                \
  }
#define DX_MAY_OBJECT(member, table)                                           \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_OBJECT, .members = (table)             \
  }
#define DX_MUST_OBJECT(member, table)                                          \
  {                                                                            \
    .name = (member), .kind = DX_MEMBER_OBJECT, .required = TRUE,              \
    .members = (table)                                                         \
  }
#define DX_MEMBERS_END                                                         \
  {                                                                            \
    .name = NULL                                                               \
  }

gboolean dx_members_read (JsonObject *object,
                          const char *path,
                          const DxMember *members,
                          gpointer target,
                          GError **error);
gboolean dx_members_read_file (JsonNode *root,
                               const char *format,
                               const DxMember *members,
                               gpointer target,
                               GError **error);
const char *dx_members_get_format (JsonNode *root);
gboolean dx_members_check_ids (const GPtrArray *list,
                               gsize offset,
                               const char *path,
                               GError **error);
gboolean dx_members_is_id (const char *text);

G_END_DECLS
