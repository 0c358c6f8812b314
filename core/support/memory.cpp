// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace breakwater {

void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace breakwater
