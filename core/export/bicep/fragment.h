// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/names.h"
#include "core/support/result.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What `bicep.tmpl` beside the facts of a kind says: how a service of that kind becomes Bicep.
///
/// The lines above the first `---` declare, one thing a line:
///   prefix <abbreviation> [<other> ...]        of the Cloud Adoption Framework; `none` for no prefix
///   name <shortest> <longest> <shape> [global] shape: hyphen, none, domain
///   type[<feature>] <name> = <type>            a type of the module's parameters
///   setting[<feature>] <name> <type> := <source> -- <meaning>
///                                              source: `parameter KEY`, `equals KEY WORD`, `wired` (by C++)
///   settings none                              the kind has nothing to set
///   scales                                     takes `fullScale`
///   endpoint <subresource> <private DNS zone>
///   address <expression>                       of a service, with {name} and {location}
///   spelt <type>                               the type in the letters of the published schema
///   idtype <type>                              of the resource that others refer to, where it is not the
///   kind's role <id> <name>                           a role that can be given on it grant <dependency type>
///   <role name>        the role that a dependency of that type needs
///   right <kind> <role name>                   a role that the identity of a service needs on its neighbours
///                                              of that kind to run at all, itself included
///   within <kind>                              absent where its neighbour of that kind is
///   restored <option>                          the standby of that option is made by a restore
///   rebuilt <option>                           the standby of that option is made by the failover
///   gap <parameter> <value> -- <what>          listed, not made, where a service has that value
///   gap option <option> -- <what>
///   gap part <part kind> -- <what>
/// After it come the module and, each under `--- <name>`, modules that go with it; a kind with roles has the
/// module `access` without saying so; one that reads `settings` gets those of the kind. In them `{{type}}`
/// and `{{api}}` stand for the catalog's resource type and API version, a line `//#if <feature>` ...
/// `//#else` ... `//#end` keeps what the stamp has a use for, and
/// `//#diagnostics <symbol>` sends the logs of that resource to the workspace that the service publishes to.
namespace breakwater::bicep {

struct FragmentSetting {
    std::string feature; ///< empty: always there
    std::string name, type;
    enum class From { Parameter, Equals, Wired } from = From::Wired;
    std::string key, word;
    std::string meaning;
};

struct FragmentGap {
    enum class When { Parameter, Option, Part } when = When::Parameter;
    std::string key, value, what;
};

using Features = std::set<std::string>;

struct Fragment {
    std::string title; ///< first line: what the module makes
    std::string prefix;
    std::vector<std::string> otherPrefixes; ///< that people put in front instead
    bool named = true; ///< the module takes a name
    NameRule name;
    bool scales = false;
    bool hasSettings = true;
    std::vector<std::pair<std::string, std::string>> types; ///< feature, declaration
    std::vector<FragmentSetting> settings;
    std::vector<std::pair<std::string, std::string>> endpoints; ///< subresource, zone
    std::string address, idType;
    std::string within; ///< kind of the neighbour that this one cannot be without
    std::string spelt; ///< the type as Azure publishes it, where the catalog spells it as the portal does
    std::map<std::string, std::string> roles; ///< name -> id
    std::map<std::string, std::string> grants; ///< dependency type -> role name
    std::map<std::string, std::string> rights; ///< kind -> role name
    std::set<std::string> restored, rebuilt; ///< options
    std::vector<FragmentGap> gaps;
    std::map<std::string, std::string> sections; ///< "" is the module itself

    const std::string *endpointZone(std::string_view subresource) const;
};

/// The lines that the features keep; nullopt when the conditions are not closed.
std::optional<std::string> decided(std::string_view body, const Features &features);
std::vector<std::string_view> linesOf(std::string_view text);
/// `gap <parameter> <value> -- <what>` and the like, without its first word; false when it cannot be read.
bool readGap(std::string_view rest, std::vector<FragmentGap> &gaps);

/// Fails with the line that cannot be read.
Result<Fragment> parseFragment(std::string_view text, const std::string &place);

/// A type's declaration without the optional members that the module does not read.
std::string typeRead(std::string_view declaration, std::string_view module);

/// One section for one stamp: conditions decided, holes filled, types declared. `settingsType` is the name of
/// the exported settings type, used by the module itself only.
Result<std::string> renderSection(const Fragment &fragment, const std::string &section,
                                  const Features &features, const std::string &armType,
                                  const std::string &apiVersion, const std::string &settingsType);

/// Whether a module text declares a parameter of that name.
bool declares(std::string_view module, std::string_view parameter);

} // namespace breakwater::bicep
