/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>

#include "dx-tool.h"

int
main (int argc, char **argv)
{
  /* Else the first long text that is freed teaches the allocator to keep
   * such pieces, and a long document never gives its own back. */
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);

  return dx_tool_run (argc, argv);
}
