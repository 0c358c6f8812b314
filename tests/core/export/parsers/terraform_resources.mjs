// SPDX-License-Identifier: GPL-3.0-or-later
// What the Terraform of a stamp deploys, worked out from its text: the modules of each configuration are called with
// the values of the design, and each resource is said with its arguments and blocks. What only a provider could know
// stays `{unknown: text}`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { getExpressionAst, parse } from '@cdktf/hcl2json';

import { isUnknown, unknown } from './bicep_resources.mjs';

const trees = new Map(); // by text: the same expressions come again and again
async function treeOf(text) {
  if (!trees.has(text)) trees.set(text, await getExpressionAst('expression', text));
  return trees.get(text);
}

const folders = new Map();
async function readFolder(folder) {
  if (!folders.has(folder)) {
    const all = {};
    for (const name of readdirSync(folder).filter(one => one.endsWith('.tf')).sort())
      merge(all, await parse(name, readFileSync(join(folder, name), 'utf8')));
    folders.set(folder, all);
  }
  return folders.get(folder);
}

function merge(into, from) {
  for (const [key, value] of Object.entries(from)) {
    if (Array.isArray(value) && Array.isArray(into[key])) into[key].push(...value);
    else if (value && typeof value === 'object' && !Array.isArray(value) && into[key]) merge(into[key], value);
    else into[key] = value;
  }
}

/// The resources of all configurations, with the values of `normal.tfvars` or `failover.tfvars`.
export async function terraformResources(folder, variableFile) {
  const found = [];
  for (const part of ['primary', 'secondary', 'global', 'pairing']) {
    const place = join(folder, part);
    if (!existsSync(place)) continue;
    const answers = join(place, variableFile);
    const given = existsSync(answers) ? await parse(variableFile, readFileSync(answers, 'utf8')) : {};
    await new Configuration(place, given, found, { part, module: '' }).run();
  }
  return found;
}

/// Whether a text is one expression: its first `${` closes at its end.
function isWhole(text) {
  if (!text.startsWith('${')) return false;
  let open = 0;
  for (let i = 1; i < text.length; ++i) {
    if (text[i] === '{') ++open;
    else if (text[i] === '}' && --open === 0) return i === text.length - 1;
  }
  return false;
}

class Configuration {
  constructor(folder, variables, found, place) {
    Object.assign(this, { folder, variables, found, place });
    this.locals = new Map();
  }

  async run() {
    this.text = await readFolder(this.folder);
    for (const [symbol, [call]] of Object.entries(this.text.module ?? {})) {
      if (symbol === 'values') continue;
      if ('count' in call && (await this.value(call.count)) === 0) continue;
      const folder = join(this.folder, call.source);
      const given = {};
      for (const [name, argument] of Object.entries(call))
        if (!['source', 'count', 'depends_on'].includes(name)) given[name] = await this.value(argument);
      await new Configuration(folder, given, this.found, { part: this.place.part, module: basename(folder), symbol }).run();
    }
    for (const [type, all] of Object.entries(this.text.resource ?? {}))
      for (const [name, [body]] of Object.entries(all)) await this.declare(type, name, body);
  }

  async declare(type, name, body) {
    const add = async local =>
      this.found.push({ ...this.place, name, type, body: await this.block(body, local) });
    if ('count' in body) {
      const count = await this.value(body.count);
      if (count !== 0) await add({});
    } else if ('for_each' in body) {
      for (const each of await this.each(body.for_each, {})) await add({ each });
    } else await add({});
  }

  /// What a `for_each` goes through, as keys and values.
  async each(expression, local) {
    const all = await this.value(expression, local);
    if (isUnknown(all)) return [{ key: unknown('each.key'), value: unknown('each.value') }];
    return Array.isArray(all) ? all.map(value => ({ key: value, value })) : Object.entries(all ?? {}).map(([key, value]) => ({ key, value }));
  }

  async block(body, local) {
    const out = {};
    for (const [name, content] of Object.entries(body)) {
      if (['count', 'for_each', 'depends_on', 'lifecycle', 'dynamic'].includes(name)) continue;
      const isBlock = Array.isArray(content) && content.length > 0 && content.every(one => one && typeof one === 'object' && !Array.isArray(one));
      if (isBlock) {
        out[name] = [];
        for (const one of content) out[name].push(await this.block(one, local));
      } else out[name] = await this.value(content, local);
    }
    for (const [name, all] of Object.entries(body.dynamic ?? {}))
      for (const one of all)
        for (const item of await this.each(one.for_each, local))
          (out[name] ??= []).push(await this.block(one.content[0], { ...local, [name]: item }));
    return out;
  }

  /// Of what hcl2json made of an argument: texts in which expressions stand as `${...}`.
  async value(json, local = {}) {
    if (Array.isArray(json)) return Promise.all(json.map(one => this.value(one, local)));
    if (json && typeof json === 'object')
      return Object.fromEntries(await Promise.all(Object.entries(json).map(async ([key, one]) => [key, await this.value(one, local)])));
    if (typeof json !== 'string' || !json.includes('${')) return json;
    const whole = isWhole(json);
    const text = whole ? json.slice(2, -1) : `"${json}"`;
    return this.evaluate(await treeOf(text), text, local);
  }

  async evaluate(node, text, local) {
    const children = node.children ?? [];
    const child = i => this.evaluate(children[i], text, local);
    const said = () => unknown(node.meta?.value ?? text);
    switch (node.type) {
      case 'literalValue': {
        const { type, value } = node.meta;
        return type === 'string' ? value : type === 'dynamic' ? null : JSON.parse(value);
      }
      case 'template': {
        const pieces = await Promise.all(children.map((_, i) => child(i)));
        return pieces.length === 1 && !isUnknown(pieces[0]) ? pieces[0] : pieces.map(one => (isUnknown(one) ? '${' + one.unknown + '}' : one)).join('');
      }
      case '':
      case 'parentheses': return children.length === 1 ? child(0) : said();
      case 'tuple': return Promise.all(children.map((_, i) => child(i)));
      case 'object': {
        const out = {};
        for (let i = 0; i + 1 < children.length; i += 2) {
          const { start, end } = children[i].range;
          const key = text.slice(start.byte, end.byte).replace(/^"|"$/g, '');
          out[key] = await child(i + 1);
        }
        return out;
      }
      case 'conditional': {
        const condition = await child(0);
        return isUnknown(condition) ? said() : child(condition ? 1 : 2);
      }
      case 'scopeTraversal': return this.traverse(node.meta.traversal, said, local);
      case 'relativeTraversal': return this.walk(await child(0), node.meta.traversal, said);
      case 'index': {
        const [object, key] = [await child(0), await child(1)];
        if (isUnknown(object) || isUnknown(key)) return said();
        return object?.[key] ?? null;
      }
      case 'unaryOp': {
        const value = await child(0);
        if (isUnknown(value)) return said();
        return node.meta.operator === 'negate' ? -value : !value;
      }
      case 'binaryOp': return this.binary(node.meta.operator, await child(0), await child(1), said);
      case 'for': return this.loop(node, text, local, said);
      case 'function': return this.call(node.meta.name, await Promise.all(children.map((_, i) => child(i))), said);
      default: return said();
    }
  }

  async traverse(parts, said, local) {
    const [first, second] = parts.map(one => one.segment);
    if (first in local) return this.walk(local[first], parts.slice(1), said);
    if (first === 'var') {
      const declared = this.text.variable?.[second]?.[0];
      const value = second in this.variables ? this.variables[second] : declared && 'default' in declared ? declared.default : unknown(`var.${second}`);
      return this.walk(value, parts.slice(2), said);
    }
    if (first === 'local') return this.walk(await this.local(second), parts.slice(2), said);
    if (first === 'module' && second === 'values') {
      const output = parts[2].segment;
      const values = await readFolder(join(this.folder, '../values'));
      return this.walk(await this.value(values.output[output][0].value), parts.slice(3), said);
    }
    return said();
  }

  async local(name) {
    if (!this.locals.has(name)) {
      const holder = (this.text.locals ?? []).find(one => name in one);
      this.locals.set(name, holder ? await this.value(holder[name]) : unknown(`local.${name}`));
    }
    return this.locals.get(name);
  }

  walk(value, parts, said) {
    for (const part of parts) {
      if (isUnknown(value)) return said();
      if (value === null || value === undefined) return null;
      value = value[part.segment.replace(/^"|"$/g, '')] ?? null;
    }
    return value;
  }

  binary(operator, left, right, said) {
    if (operator === 'logicalAnd' && (left === false || right === false)) return false;
    if (operator === 'logicalOr' && (left === true || right === true)) return true;
    if (isUnknown(left) || isUnknown(right)) return said();
    switch (operator) {
      case 'equal': return left === right;
      case 'notEqual': return left !== right;
      case 'logicalAnd': return left && right;
      case 'logicalOr': return left || right;
      case 'greaterThan': return left > right;
      case 'greaterThanOrEqual': return left >= right;
      case 'lessThan': return left < right;
      case 'lessThanOrEqual': return left <= right;
      case 'add': return left + right;
      case 'subtract': return left - right;
      case 'multiply': return left * right;
      default: return said();
    }
  }

  async loop(node, text, local, said) {
    const { keyVar, valVar, keyExpression, valueExpression, conditionalExpression } = node.meta;
    const all = await this.evaluate(node.children[0], text, local);
    if (isUnknown(all)) return said();
    const list = [];
    const map = {};
    for (const [key, value] of Array.isArray(all) ? all.map((one, i) => [i, one]) : Object.entries(all ?? {})) {
      const inner = { ...local, [valVar]: value, ...(keyVar ? { [keyVar]: key } : {}) };
      const of = async expression => this.evaluate(await treeOf(expression), expression, inner);
      if (conditionalExpression && (await of(conditionalExpression)) === false) continue;
      const made = await of(valueExpression);
      if (keyExpression) map[await of(keyExpression)] = made;
      else list.push(made);
    }
    return keyExpression ? map : list;
  }

  call(name, args, said) {
    if (name === 'coalesce') return args.find(one => one !== null && one !== '') ?? null;
    if (args.some(isUnknown)) return said();
    switch (name) {
      case 'concat': return [].concat(...args);
      case 'contains': return args[0].includes(args[1]);
      case 'length': return Array.isArray(args[0]) || typeof args[0] === 'string' ? args[0].length : Object.keys(args[0]).length;
      case 'max': return Math.max(...args);
      case 'min': return Math.min(...args);
      case 'merge': return Object.assign({}, ...args);
      case 'one': return args[0][0] ?? null;
      case 'replace': return args[0].replaceAll(args[1], args[2]);
      case 'slice': return args[0].slice(args[1], args[2]);
      case 'split': return args[1].split(args[0]);
      case 'substr': return args[0].substr(args[1], args[2]);
      case 'toset': return [...new Set(args[0])];
      case 'trimprefix': return args[0].startsWith(args[1]) ? args[0].slice(args[1].length) : args[0];
      case 'trimsuffix': return args[0].endsWith(args[1]) ? args[0].slice(0, -args[1].length) : args[0];
      case 'upper': return args[0].toUpperCase();
      case 'endswith': return args[0].endsWith(args[1]);
      default: return said();
    }
  }
}
