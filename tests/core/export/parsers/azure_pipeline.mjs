// SPDX-License-Identifier: GPL-3.0-or-later
// No package on npm carries the schema of Azure Pipelines, so its structure is checked here, after the reference of its
// YAML (https://learn.microsoft.com/azure/devops/pipelines/yaml-schema): keys that are known where they stand, stages and
// jobs that wait for some that exist, deployments with an environment, tasks with the inputs they insist on, expressions
// that close and name what is declared.
import { parseDocument } from 'yaml';

const words = text => new Set(text.split(' '));
const keys = {
  pipeline: words('name trigger pr schedules pool parameters variables resources stages jobs steps lockBehavior appendCommitMessageToRunName'),
  stage: words('stage displayName dependsOn condition variables pool jobs lockBehavior trigger isSkippable'),
  job: words('job displayName dependsOn condition strategy continueOnError pool workspace container services timeoutInMinutes cancelTimeoutInMinutes variables steps'),
  deployment: words('deployment displayName dependsOn condition continueOnError pool workspace container services timeoutInMinutes cancelTimeoutInMinutes variables environment strategy'),
  step: words('task bash pwsh powershell script checkout download publish template displayName name condition continueOnError enabled env inputs timeoutInMinutes retryCountOnTaskFailure target clean fetchDepth lfs submodules path persistCredentials workingDirectory failOnStderr'),
  parameter: words('name displayName type default values'),
  trigger: words('batch branches paths tags'),
  pr: words('autoCancel branches paths drafts'),
};
const stepKinds = ['task', 'bash', 'pwsh', 'powershell', 'script', 'checkout', 'download', 'publish', 'template'];
const functions = words('and coalesce contains containsValue convertToJson counter endsWith eq format ge gt in join le length lower lt ne not notIn or replace split startsWith trim upper xor always canceled failed succeeded succeededOrFailed');
const scopes = words('variables parameters dependencies stageDependencies pipeline resources');
const needed = {
  'AzureCLI@2': ['azureSubscription', 'scriptType', 'scriptLocation'],
  'TerraformInstaller@1': ['terraformVersion'],
};

const isMap = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const list = value => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

class Pipeline {
  constructor(root) {
    Object.assign(this, { root, wrong: [] });
    this.declared = new Set(list(root.parameters).map(one => one?.name));
  }

  say(place, what) { this.wrong.push(`${place}: ${what}`); }

  known(value, kind, place) {
    if (!isMap(value)) return this.say(place, `is no ${kind}`), false;
    for (const key of Object.keys(value)) if (!keys[kind].has(key)) this.say(place, `a ${kind} has no "${key}"`);
    return true;
  }

  check() {
    if (!this.known(this.root, 'pipeline', 'the file')) return this.wrong;
    const { stages, jobs, steps, trigger, pr } = this.root;
    if ([stages, jobs, steps].filter(one => one !== undefined).length !== 1) this.say('the file', 'has to have stages, or jobs, or steps');
    for (const [name, value] of [['trigger', trigger], ['pr', pr]])
      if (value !== undefined && value !== 'none' && !Array.isArray(value)) this.known(value, name, name);
    for (const one of list(this.root.parameters)) {
      if (!this.known(one, 'parameter', 'a parameter')) continue;
      if (one.values && 'default' in one && !one.values.includes(one.default)) this.say(`parameter ${one.name}`, 'its default is none of its values');
    }
    for (const one of list(this.root.variables)) if (isMap(one) && !('group' in one || 'name' in one || 'template' in one)) this.say('variables', 'has an item that is none');
    this.inOrder(stages, 'stage', stage => this.stage(stage));
    this.inOrder(jobs, this.jobKey, job => this.job(job));
    list(steps).forEach(step => this.step(step, 'the file'));
    this.expressions(this.root, 'the file');
    return this.wrong;
  }

  jobKey(job) { return isMap(job) && 'deployment' in job ? 'deployment' : 'job'; }

  /// Names stand once, and nothing waits for what is not there or for itself.
  inOrder(all, key, each) {
    if (all === undefined) return;
    if (!Array.isArray(all) || all.length === 0) return this.say('the file', 'has an empty list of stages or jobs');
    const keyOf = one => (typeof key === 'function' ? key(one) : key);
    const names = all.map(one => one?.[keyOf(one)]);
    names.forEach((name, i) => {
      if (typeof name !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.say(String(name), 'is no name');
      if (names.indexOf(name) !== i) this.say(String(name), 'stands twice');
      for (const other of list(all[i]?.dependsOn))
        if (!names.slice(0, i).includes(other)) this.say(String(name), `waits for ${other}, which does not stand before it`);
    });
    all.forEach(each);
  }

  stage(stage) {
    if (!this.known(stage, 'stage', `stage ${stage?.stage}`)) return;
    if (!Array.isArray(stage.jobs)) return this.say(`stage ${stage.stage}`, 'has no jobs');
    this.inOrder(stage.jobs, this.jobKey, job => this.job(job));
  }

  job(job) {
    const kind = this.jobKey(job);
    const place = `${kind} ${job?.[kind]}`;
    if (!this.known(job, kind, place)) return;
    if (job.pool !== undefined && !isMap(job.pool) && typeof job.pool !== 'string') this.say(place, 'its pool is none');
    let steps = job.steps;
    if (kind === 'deployment') {
      const environment = isMap(job.environment) ? job.environment.name : job.environment;
      if (typeof environment !== 'string' || environment === '') this.say(place, 'has no environment');
      const strategy = job.strategy ?? {};
      const [way] = Object.keys(strategy);
      if (!['runOnce', 'rolling', 'canary'].includes(way)) this.say(place, 'has no strategy');
      steps = strategy[way]?.deploy?.steps;
    }
    if (!Array.isArray(steps) || steps.length === 0) return this.say(place, 'has no steps');
    steps.forEach(step => this.step(step, place));
  }

  step(step, place) {
    if (!this.known(step, 'step', `a step of ${place}`)) return;
    const what = stepKinds.filter(kind => kind in step);
    if (what.length !== 1) return this.say(place, 'has a step that is not one thing');
    if (what[0] !== 'task') return;
    const where = `${place}, ${step.displayName ?? step.task}`;
    if (!/^[A-Za-z][A-Za-z0-9.-]*@\d+$/.test(step.task)) this.say(where, `"${step.task}" is no task with a version`);
    for (const input of needed[step.task] ?? []) if (!step.inputs?.[input]) this.say(where, `${step.task} needs ${input}`);
    if (step.task === 'AzureCLI@2' && !step.inputs?.[step.inputs?.scriptLocation === 'inlineScript' ? 'inlineScript' : 'scriptPath'])
      this.say(where, 'has no script');
    for (const [name, value] of Object.entries(step.env ?? {})) {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.say(where, `${name} is no name of a variable`);
      if (isMap(value) || Array.isArray(value)) this.say(where, `${name} is no text`);
    }
  }

  expressions(value, place) {
    if (typeof value === 'string') {
      for (const [, text] of value.matchAll(/\$\{\{(.*?)\}\}/gs)) this.expression(text, place);
      if ((value.match(/\$\{\{/g) ?? []).length !== (value.match(/\$\{\{.*?\}\}/gs) ?? []).length) this.say(place, `"${value}" does not close`);
    } else if (Array.isArray(value)) value.forEach(one => this.expressions(one, place));
    else if (isMap(value))
      for (const [key, one] of Object.entries(value)) {
        if (key === 'condition') this.expression(String(one), place);
        this.expressions(one, place);
      }
  }

  expression(text, place) {
    const bare = text.replace(/'(?:[^']|'')*'/g, "''");
    let open = 0;
    for (const c of bare) {
      open += c === '(' || c === '[' ? 1 : c === ')' || c === ']' ? -1 : 0;
      if (open < 0) break;
    }
    if (open !== 0 || bare.replace(/''/g, '').includes("'")) this.say(place, `"${text.trim()}" does not close`);
    for (const [, name] of bare.matchAll(/([A-Za-z]+)\s*\(/g)) if (!functions.has(name)) this.say(place, `there is no function ${name}`);
    for (const [, scope] of bare.matchAll(/(?<![.\w])([A-Za-z]\w*)\s*[.[]/g)) if (!scopes.has(scope)) this.say(place, `"${scope}" is nothing to read from`);
    for (const [, name] of bare.matchAll(/\bparameters\.(\w+)/g)) if (!this.declared.has(name)) this.say(place, `nobody declares the parameter ${name}`);
  }
}

/// Problems of one file: of its YAML (syntax, keys that stand twice), else of its structure.
export function readPipeline(text) {
  const document = parseDocument(text, { uniqueKeys: true });
  const syntax = document.errors.map(error => error.message);
  return syntax.length > 0 ? syntax : new Pipeline(document.toJS()).check();
}
