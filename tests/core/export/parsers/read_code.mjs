// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every file of code below a folder with the parser of its language, and prints what cannot be read:
//   node read_code.mjs FOLDER
// Stands beside node_modules when it runs. Exit code: 0 all can be read, 1 some cannot.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse as parseHcl } from '@cdktf/hcl2json';
import { Language, Parser } from 'web-tree-sitter';

import { readPipeline } from './azure_pipeline.mjs';

// The parser of workflows imports its schema without saying that it is JSON, which Node insists on.
register('data:text/javascript,' + encodeURIComponent(`export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);`));
const { parseWorkflow } = await import('@actions/workflow-parser');

const folder = process.argv[2];
const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');

function* filesBelow(place) {
  for (const name of readdirSync(place).sort()) {
    const path = join(place, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

await Parser.init();
async function grammar(name) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(packages, name, `${name}.wasm`)));
  return text => {
    const tree = parser.parse(text);
    const wrong = [];
    const visit = node => {
      if (node.isError || node.isMissing) wrong.push(`${node.startPosition.row + 1}: cannot be read`);
      else if (node.hasError) node.children.forEach(visit);
    };
    visit(tree.rootNode);
    tree.delete();
    return wrong;
  };
}

async function readHcl(text, path) {
  try {
    await parseHcl(path, text);
    return [];
  } catch (error) {
    return [String(error.message ?? error)];
  }
}

function readWorkflow(text, path) {
  const trace = { error() {}, info() {}, verbose() {} };
  const result = parseWorkflow({ name: path, content: text }, trace);
  return result.context.errors.getErrors().map(error => error.message);
}

const readBicep = await grammar('tree-sitter-bicep');
const readPowershell = await grammar('tree-sitter-powershell');
const readers = [
  [/\.bicep$/, readBicep], // its grammar does not know parameter files
  [/\.tf(vars)?$/, readHcl],
  [/\.ps1$/, readPowershell],
  [/\.github\/workflows\/.*\.yml$/, readWorkflow],
  [/azure-devops\/.*\.yml$/, readPipeline],
];

let count = 0;
let wrong = 0;
for (const path of filesBelow(folder)) {
  const reader = readers.find(([pattern]) => pattern.test(path));
  if (!reader) continue;
  ++count;
  for (const problem of await reader[1](readFileSync(path, 'utf8'), path)) {
    ++wrong;
    console.log(`${path}: ${problem}`);
  }
}
console.log(`${count} files read, ${wrong} problems`);
process.exit(wrong === 0 && count > 0 ? 0 : 1);
