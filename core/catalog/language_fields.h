// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/fields.h"
#include "core/catalog/language.h"

/// The keys of a language's files, as fields.h names those of the catalog's.
namespace breakwater {

template <class V, Is<ListWords> T>
void fields(V &v, T &l)
{
    v.required("between", l.between);
    v.required("last", l.last);
    v.required("more", l.more);
}

template <class V, Is<RuleSaying> T>
void fields(V &v, T &r)
{
    v.required("title", r.title);
    v.required("message", r.message);
    v.optional("values", r.values);
}

template <class V, Is<Language> T>
void fields(V &v, T &l)
{
    v.required("decimal", l.decimal);
    v.required("thousands", l.thousands);
    v.required("day", l.day);
    v.required("list", l.list);
    v.required("values", l.values);
    v.required("missing", l.missing);
}

} // namespace breakwater
