/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-tool.h"

int
main (int argc, char **argv)
{
  return dx_tool_run (argc, argv);
}
