// SPDX-License-Identifier: GPL-3.0-or-later
// What the Bicep of a stamp deploys, worked out from its text: modules are called with the values of a file of
// parameters, and each resource is said with its properties. What only Azure could know stays `{unknown: text}`.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const unknown = text => ({ unknown: text });
export const isUnknown = value => value !== null && typeof value === 'object' && 'unknown' in value;

/// `parse` gives the syntax tree of a text.
export class BicepStamp {
  constructor(parse, folder) {
    this.parse = parse;
    this.folder = folder;
    this.files = new Map();
  }

  /// The resources of a deployment with the parameters of `main.bicepparam` or `failover.bicepparam`.
  resources(parameterFile) {
    this.found = [];
    const values = this.parametersOf(join(this.folder, parameterFile));
    this.deploy(join(this.folder, 'main.bicep'), values, { part: '', module: '' });
    return this.found;
  }

  /// The grammar knows no files of parameters; one without `using`, and with `var` for `param`, is a file of variables.
  parametersOf(path) {
    const text = readFileSync(path, 'utf8').replace(/^using .*$/m, '').replace(/^param (\w+) = /gm, 'var $1 = ');
    const file = new Scope(this, this.parse(text).rootNode, dirname(path), {});
    return Object.fromEntries(file.names().map(name => [name, file.get(name)]));
  }

  file(path) {
    if (!this.files.has(path)) this.files.set(path, this.parse(readFileSync(path, 'utf8')).rootNode);
    return this.files.get(path);
  }

  deploy(path, parameters, place) {
    const scope = new Scope(this, this.file(path), dirname(path), parameters);
    for (const node of scope.root.namedChildren) {
      if (node.type === 'module_declaration') this.callModule(scope, node, dirname(path), place);
      if (node.type === 'resource_declaration') this.declare(scope, node, place);
    }
  }

  callModule(scope, node, folder, place) {
    const [symbol, source, body] = node.namedChildren;
    const path = join(folder, source.text.slice(1, -1));
    for (const { value } of scope.bodies(body)) {
      const part = place.part || { primaryRegion: 'primary', secondaryRegion: 'secondary', pairing: 'pairing', globalPart: 'global' }[symbol.text] || symbol.text;
      const module = place.part ? path.replace(/^.*modules\//, '').replace(/\.bicep$/, '') : '';
      if (existsSync(path)) this.deploy(path, value.params ?? {}, { part, module, symbol: symbol.text });
    }
  }

  declare(scope, node, place) {
    const [symbol, type] = node.namedChildren;
    if (node.children.some(child => child.text === 'existing')) return;
    const body = node.namedChildren[node.namedChildren.length - 1];
    for (const { value } of scope.bodies(body))
      this.found.push({ part: place.part, module: place.module, symbol: place.symbol, name: symbol.text, type: type.text.slice(1, -1).split('@')[0], body: value });
  }
}

/// The choice that members and items are taken of without brackets round it, or nothing.
function bareTernary(node) {
  while (node.type === 'member_expression' || node.type === 'subscript_expression') node = node.childForFieldName('object');
  return node.type === 'ternary_expression' ? node : null;
}

/// The names of one file, worked out when they are asked for.
class Scope {
  constructor(stamp, root, folder, parameters) {
    this.stamp = stamp;
    this.root = root;
    this.folder = folder;
    this.parameters = parameters;
    this.known = new Map();
    this.declared = new Map();
    for (const node of root.namedChildren) {
      if (node.type === 'parameter_declaration') this.declared.set(node.namedChildren[0].text, { parameter: node });
      if (node.type === 'variable_declaration') this.declared.set(node.namedChildren[0].text, node);
      if (node.type === 'import_functionality') this.imports(node);
    }
  }

  imports(node) {
    const text = node.text;
    const [, list, from] = text.match(/^import \{([^}]*)\} from '([^']*)'/s) ?? [];
    if (!from) return;
    for (const one of list.split(',')) {
      const [name, as] = one.trim().split(/\s+as\s+/);
      this.declared.set(as ?? name, { from: join(this.folder, from), name });
    }
  }

  names() {
    return [...this.declared].filter(([, node]) => !node.from && !node.parameter).map(([name]) => name);
  }

  get(name) {
    if (name in this.parameters) return this.parameters[name];
    if (this.known.has(name)) return this.known.get(name);
    const node = this.declared.get(name);
    let value = unknown(name);
    if (node?.parameter) value = this.otherwise(name, node.parameter);
    else if (node?.from) value = new Scope(this.stamp, this.stamp.file(node.from), dirname(node.from), {}).get(node.name);
    else if (node) value = this.evaluate(node.namedChildren[node.namedChildren.length - 1], {});
    this.known.set(name, value);
    return value;
  }

  /// What a parameter is that nobody gave: its default, else nothing where that is allowed.
  otherwise(name, node) {
    const children = node.namedChildren;
    if (node.children.some(child => child.text === '=')) return this.evaluate(children[children.length - 1], {});
    return children[1]?.text.endsWith('?') ? null : unknown(name);
  }

  /// A body may be an object, one under a condition, or a loop of either.
  bodies(node, local = {}) {
    if (node.type === 'for_statement') {
      const out = [];
      const list = node.namedChildren[1];
      this.loop(node, list, local, inner => out.push(...this.bodies(node.childForFieldName('body'), inner)));
      return out;
    }
    if (node.type === 'if_statement') {
      const [condition, body] = node.namedChildren;
      const met = this.evaluate(condition, local);
      return met === false ? [] : this.bodies(body, local);
    }
    return [{ value: this.evaluate(node, local) }];
  }

  loop(node, list, local, visit) {
    const first = node.namedChildren[0];
    const names = first.type === 'for_loop_parameters' ? first.namedChildren.map(one => one.text) : [first.text];
    const items = this.evaluate(list, local);
    if (!Array.isArray(items)) return visit({ ...local, [names[0]]: unknown(names[0]) });
    items.forEach((item, i) => visit({ ...local, [names[0]]: item, ...(names[1] ? { [names[1]]: i } : {}) }));
  }

  evaluate(node, local) {
    switch (node.type) {
      case 'number': return Number(node.text);
      case 'boolean': return node.text === 'true';
      case 'null': return null;
      case 'string': return this.string(node, local);
      case 'identifier': return node.text in local ? local[node.text] : this.get(node.text);
      case 'parenthesized_expression': return this.evaluate(node.namedChildren[0], local);
      case 'object': return this.object(node, local);
      case 'array': return node.namedChildren.filter(one => one.type !== 'comment').map(one => this.evaluate(one, local));
      case 'for_statement': {
        const out = [];
        this.loop(node, node.namedChildren[1], local, inner => out.push(...this.bodies(node.childForFieldName('body'), inner).map(one => one.value)));
        return out;
      }
      case 'if_statement': return this.bodies(node, local)[0]?.value ?? null;
      case 'member_expression':
        if (bareTernary(node)) return this.behind(node, bareTernary(node), local);
        return this.member(node, this.evaluate(node.childForFieldName('object'), local), node.childForFieldName('property').text);
      case 'subscript_expression': {
        if (bareTernary(node)) return this.behind(node, bareTernary(node), local);
        const index = this.evaluate(node.childForFieldName('index'), local);
        return this.member(node, this.evaluate(node.childForFieldName('object'), local), isUnknown(index) ? node.text : index);
      }
      case 'ternary_expression': return this.ternary(node, local);
      case 'unary_expression': {
        const value = this.evaluate(node.childForFieldName('argument'), local);
        if (isUnknown(value)) return unknown(node.text);
        return node.childForFieldName('operator').text === '!' ? !value : -value;
      }
      case 'binary_expression': return this.binary(node, local);
      case 'call_expression': return this.call(node, local);
      default: return unknown(node.text);
    }
  }

  string(node, local) {
    let out = '';
    for (const piece of node.namedChildren) {
      if (piece.type === 'string_content') out += piece.text;
      else if (piece.type === 'escape_sequence') out += { n: '\n', r: '\r', t: '\t' }[piece.text[1]] ?? piece.text[1];
      else {
        const value = this.evaluate(piece.namedChildren[0], local);
        out += isUnknown(value) ? '${' + value.unknown + '}' : String(value);
      }
    }
    return out;
  }

  object(node, local) {
    const out = {};
    for (const field of node.namedChildren) {
      if (field.type !== 'object_property') continue;
      const [key, value] = [field.namedChildren[0], field.namedChildren[field.namedChildren.length - 1]];
      out[key.type === 'string' ? this.string(key, local) : key.text] = this.evaluate(value, local);
    }
    return out;
  }

  member(node, object, key) {
    if (object === null || object === undefined) return null;
    if (isUnknown(object)) return unknown(node.text);
    return object[key] ?? null;
  }

  /// The grammar reads `a ? b : c.d` as the member of a choice: what stands behind belongs to the last of the three.
  behind(node, choice, local) {
    const condition = this.evaluate(choice.childForFieldName('condition'), local);
    if (isUnknown(condition)) return unknown(node.text);
    if (condition) return this.evaluate(choice.childForFieldName('consequence'), local);
    const follow = one => {
      if (one.id === choice.id) return this.evaluate(choice.childForFieldName('alternative'), local);
      const object = follow(one.childForFieldName('object'));
      if (one.type === 'member_expression') return this.member(one, object, one.childForFieldName('property').text);
      const index = this.evaluate(one.childForFieldName('index'), local);
      return this.member(one, object, isUnknown(index) ? one.text : index);
    };
    return follow(node);
  }

  ternary(node, local) {
    const condition = this.evaluate(node.childForFieldName('condition'), local);
    if (isUnknown(condition)) return unknown(node.text);
    return this.evaluate(node.childForFieldName(condition ? 'consequence' : 'alternative'), local);
  }

  binary(node, local) {
    const operator = node.childForFieldName('operator').text;
    const left = this.evaluate(node.childForFieldName('left'), local);
    if (operator === '&&' && left === false) return false;
    if (operator === '||' && left === true) return true;
    const right = this.evaluate(node.childForFieldName('right'), local);
    if (operator === '??') return left ?? right;
    if (operator === '&&' && right === false) return false;
    if (operator === '||' && right === true) return true;
    if (isUnknown(left) || isUnknown(right)) return unknown(node.text);
    switch (operator) {
      case '==': return left === right;
      case '!=': return left !== right;
      case '&&': return left && right;
      case '||': return left || right;
      case '<': return left < right;
      case '>': return left > right;
      case '<=': return left <= right;
      case '>=': return left >= right;
      case '+': return left + right;
      case '-': return left - right;
      case '*': return left * right;
      default: return unknown(node.text);
    }
  }

  /// `x => ...`: the grammar binds it too tightly, so its body is read by itself.
  lambda(text, local) {
    const [, names, body] = text.match(/^(\w+|\([^)]*\))\s*=>\s*(.*)$/s);
    const list = names.replace(/[()\s]/g, '').split(',');
    const root = this.stamp.parse(`var body = ${body}\n`).rootNode;
    const node = root.namedChildren[0].namedChildren[1];
    return (...values) => this.evaluate(node, { ...local, ...Object.fromEntries(list.map((name, i) => [name, values[i]])) });
  }

  call(node, local) {
    const name = node.childForFieldName('function').text;
    const texts = node.childForFieldName('arguments').namedChildren;
    const isLambda = one => /^(\w+|\([^)]*\))\s*=>/.test(one.text);
    const args = texts.map(one => (isLambda(one) ? this.lambda(one.text, local) : this.evaluate(one, local)));
    const lambda = args.find(one => typeof one === 'function');
    const plain = args.filter(one => typeof one !== 'function');
    if (name === 'empty' && isUnknown(args[0])) return false; // an id that only Azure knows is one
    if (name === 'empty') return args[0] === null || args[0] === '' || args[0].length === 0;
    if (plain.some(isUnknown)) return unknown(node.text);
    switch (name) {
      case 'filter': return args[0].filter(one => lambda(one) === true);
      case 'map': return args[0].map((one, i) => lambda(one, i));
      case 'concat': return Array.isArray(args[0]) ? [].concat(...args) : args.join('');
      case 'union': return Array.isArray(args[0]) ? [...new Set([].concat(...args))] : Object.assign({}, ...args);
      case 'length': return args[0].length;
      case 'contains': return Array.isArray(args[0]) ? args[0].includes(args[1]) : typeof args[0] === 'string' ? args[0].includes(args[1]) : args[1] in args[0];
      case 'replace': return args[0].replaceAll(args[1], args[2]);
      case 'toLower': return args[0].toLowerCase();
      case 'string': return String(args[0]);
      case 'int': return Number(args[0]);
      case 'max': return Math.max(...[].concat(...args));
      case 'min': return Math.min(...[].concat(...args));
      case 'range': return Array.from({ length: args[1] }, (_, i) => args[0] + i);
      case 'take': return args[0].slice(0, args[1]);
      case 'skip': return args[0].slice(args[1]);
      case 'first': return args[0][0] ?? null;
      case 'startsWith': return args[0].startsWith(args[1]);
      default: return unknown(node.text);
    }
  }
}
