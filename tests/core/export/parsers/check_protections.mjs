// SPDX-License-Identifier: GPL-3.0-or-later
// Whether exported code contains what implements an option of disaster recovery:
//   node check_protections.mjs TABLE.yaml FOLDER
// FOLDER holds one export a row, under the id of its option. Prints one JSON object: option -> what is wrong, empty
// where nothing is. Reads the code with parsers by others, and works out what it deploys; see the table for its words.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Language, Parser } from 'web-tree-sitter';
import { parse as parseYaml } from 'yaml';

import { BicepStamp, isUnknown } from './bicep_resources.mjs';
import { terraformResources } from './terraform_resources.mjs';

const [tableFile, folder] = process.argv.slice(2);
const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(packages, 'tree-sitter-bicep/tree-sitter-bicep.wasm')));

/// Everything at a path; `*` stands for every item.
function valuesAt(value, path) {
  if (path.length === 0) return [value];
  if (value === null || typeof value !== 'object') return [];
  const [first, ...rest] = path;
  const next = first === '*' ? Object.values(value) : first in value ? [value[first]] : [];
  return next.flatMap(one => valuesAt(one, rest));
}

const shown = value => (isUnknown(value) ? `(${value.unknown})` : JSON.stringify(value));
const same = (value, wanted) => !isUnknown(value) && String(value).toLowerCase() === String(wanted).toLowerCase();

function problemOf(check, resources) {
  const of = mode => resources[mode].filter(one => one.type.toLowerCase() === check.type.toLowerCase() && (!check.at || one.part === check.at));
  const normal = of('normal');
  const failover = of('failover');
  if (check.standing === 'failover') {
    if (normal.length > 0) return `${check.type} is there before the failover`;
    return failover.length > 0 ? '' : `${check.type} is not there after the failover`;
  }
  if (check.standing === 'normal') return normal.length > 0 ? '' : `${check.type} is not there in normal operation`;
  if (check.standing === 'always') {
    if (normal.length === 0) return `${check.type} is not there in normal operation`;
    return failover.length > 0 ? '' : `${check.type} is not there after the failover`;
  }
  const found = check.mode === 'failover' ? failover : normal;
  if (check.count !== undefined) return found.length === check.count ? '' : `${check.type}: ${found.length} of them, not ${check.count}`;
  if (found.length === 0) return `there is no ${check.type}`;
  const values = found.flatMap(one => valuesAt(one.body, check.path.split('.')));
  if (check.none) return values.every(one => one === null) ? '' : `${check.type} ${check.path}: ${values.map(shown).join(', ')} is there`;
  if ('isnt' in check) return values.some(one => same(one, check.isnt)) ? `${check.type} ${check.path}: ${check.isnt} is there` : '';
  if ('is' in check && values.some(one => same(one, check.is))) return '';
  if ('says' in check && values.some(one => (isUnknown(one) ? one.unknown : JSON.stringify(one)).includes(check.says))) return '';
  return `${check.type} ${check.path}: ${values.map(shown).join(', ') || 'nothing'}, not ${check.is ?? check.says}`;
}

const out = {};
for (const row of parseYaml(readFileSync(tableFile, 'utf8'))) {
  if (row.gap) continue;
  const iac = join(folder, row.option, 'iac');
  const problems = [];
  for (const language of ['bicep', 'terraform']) {
    if (row[language]?.gap) continue;
    const place = join(iac, language);
    if (!existsSync(place)) {
      problems.push(`${language}: nothing was exported`);
      continue;
    }
    const stamp = join(place, readdirSync(place)[0]);
    let resources;
    if (language === 'bicep') {
      const deployment = new BicepStamp(text => parser.parse(text), stamp);
      resources = { normal: deployment.resources('main.bicepparam'), failover: deployment.resources('failover.bicepparam') };
    } else resources = { normal: await terraformResources(stamp, 'normal.tfvars'), failover: await terraformResources(stamp, 'failover.tfvars') };
    for (const check of [row[language]].flat()) {
      const problem = check ? problemOf(check, resources) : 'the table says nothing';
      if (problem) problems.push(`${language}: ${problem}`);
    }
  }
  out[row.option] = problems;
}
console.log(JSON.stringify(out));
