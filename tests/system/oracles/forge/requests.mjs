// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// Every request that the client can send, checked against GitHub's own description of its API (npm: @octokit/openapi).
//
//   node requests.mjs examples FILE SAMPLES writes the description's own example answers, and answers and messages that
//                                           were recorded (npm: @octokit/fixtures, @octokit/webhooks-examples)
//   node requests.mjs check LINES PORTS     checks the program's lines; PORTS is the folder of the port's headers
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const description = require('@octokit/openapi/generated/api.github.com.json');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

// What the description has otherwise than the service; a reason each.
const EXCEPTIONS = [
  // Its own text says "see Understanding the search syntax", and that is a comparison, not a time.
  { call: 'WorkflowRuns.find', fault: /^query created=>=\S+ must match format "date-time"$/ },
  // The first example of the path is of a file; a recorded folder is among the samples.
  { call: 'ForgeRepositories.folder', fault: /the answer is no list/ },
];

// The device flow is of github.com's own pages and no part of its API, so the description does not have it: held against
// GitHub's documentation instead (Authorizing OAuth apps, "Device flow"). No example answers it, so both calls end in an error.
const FORMS = {
  '/login/device/code': ['client_id', 'scope'],
  '/login/oauth/access_token': ['client_id', 'device_code', 'grant_type'],
};
EXCEPTIONS.push({ call: 'DeviceFlow.begin', fault: /has no app of this client id/ }, { call: 'DeviceFlow.wait', fault: /gave no token/ });

// Examples that would end a call before its last request, mended.
const MENDED = {
  // 33 bytes, which are no key
  'public-key': body => ({ ...body, key: Buffer.alloc(32, 9).toString('base64') }),
  // only a draft is removed
  '{release_id}': body => ({ ...body, draft: true }),
};

function excepted(call, fault) {
  const found = EXCEPTIONS.find(one => one.call === call && one.fault.test(fault));
  if (found)
    found.used = true;
  return Boolean(found);
}

function resolve(thing) {
  while (thing && thing.$ref)
    thing = thing.$ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], description);
  return thing;
}

function operations() {
  return Object.entries(description.paths).flatMap(([template, path]) =>
    METHODS.filter(method => path[method]).map(method => ({ template, method, path, operation: path[method] })));
}

/** Which function reads which recorded thing, and in which form its endpoint has it. */
const list = key => thing => ({ total_count: 1, [key]: [thing] });
const MESSAGES = [
  ['release', 'release', 'ForgeReleases.get', thing => thing],
  ['workflow_run', 'workflow_run', 'WorkflowRuns.get', thing => thing],
  ['workflow_job', 'workflow_job', 'WorkflowRuns.jobs', list('jobs')],
  ['pull_request', 'pull_request', 'PullRequests.get', thing => thing],
  ['pull_request_review', 'review', 'PullRequests.reviews', thing => [thing]],
  ['check_run', 'check_run', 'CheckReader.of', thing => ({ ...list('check_runs')(thing), statuses: [] })],
  ['deployment', 'deployment', 'Deployments.find', thing => [thing]],
  ['deployment_status', 'deployment_status', 'Deployments.statuses', thing => [thing]],
  ['milestone', 'milestone', 'Milestones.all', thing => [thing]],
];
const RECORDED = [
  [/\/releases\/tags\/[^/]+$/, 'ForgeReleases.get'],
  [/\/branches\/main\/protection$/, 'Protection.branch'],
  [/\/status$/, 'CheckReader.of', body => ({ ...body, check_runs: [] })],
  [/^\/repos\/[^/]+\/[^/]+$/, 'ForgeRepositories.get'],
  [/\/contents\/$/, 'ForgeRepositories.folder'],
];

function samples(file) {
  const made = [];
  const messages = require('@octokit/webhooks-examples');
  for (const [event, key, call, form] of MESSAGES) {
    const found = Object.values(messages.default ?? messages).find(one => one.name === event);
    for (const message of found.examples.filter(one => one[key]))
      made.push({ call, body: JSON.stringify(form(message[key])) });
  }
  const scenarios = join(process.cwd(), 'node_modules/@octokit/fixtures/scenarios/api.github.com');
  for (const scenario of readdirSync(scenarios)) {
    const file = join(scenarios, scenario, 'normalized-fixture.json');
    for (const { path, status, response } of JSON.parse(readFileSync(file, 'utf8'))) {
      const reader = status === 200 && RECORDED.find(([pattern]) => pattern.test(path));
      if (reader)
        made.push({ call: reader[1], body: JSON.stringify((reader[2] ?? (body => body))(response)) });
    }
  }
  writeFileSync(file, JSON.stringify(made));
  console.log(`${made.length} samples`);
}

function examples(file, samplesFile) {
  samples(samplesFile);
  const wanted = /^\/(repos\/\{owner\}\/\{repo\}|user$|user\/repos$|users\/\{username\}$|orgs\/\{org\}\/teams\/|rate_limit)/;
  const made = [];
  for (const { template, method, operation } of operations().filter(one => wanted.test(one.template))) {
    const status = Object.keys(operation.responses).find(code => /^[23]/.test(code));
    const content = resolve(operation.responses[status])?.content ?? {};
    const given = Object.values(content['application/json']?.examples ?? {}).map(resolve);
    made.push({ method: method.toUpperCase(), template, status: Number(status),
                body: given.length ? JSON.stringify((MENDED[template.split('/').at(-1)] ?? (body => body))(given[0].value)) : '' });
  }
  writeFileSync(file, JSON.stringify(made));
  console.log(`${made.length} examples`);
}

/** The most literal template that fits the encoded path; {path} of contents takes slashes. */
function find(method, path) {
  const asked = path.split('/').filter(Boolean);
  let best;
  for (const one of operations()) {
    if (one.method !== method.toLowerCase())
      continue;
    const segments = one.template.split('/').filter(Boolean);
    const open = segments.at(-1) === '{path}';
    if (open ? asked.length < segments.length - 1 : asked.length !== segments.length)
      continue;
    const values = {};
    const fits = segments.every((segment, i) => {
      if (!segment.startsWith('{'))
        return segment === asked[i];
      values[segment.slice(1, -1)] = decodeURIComponent(open && i === segments.length - 1 ? asked.slice(i).join('/') : asked[i] ?? '');
      return true;
    });
    const literals = segments.filter(segment => !segment.startsWith('{')).length;
    if (fits && (!best || literals > best.literals))
      best = { ...one, values, literals };
  }
  return best;
}

function coerce(schema, text) {
  const type = resolve(schema)?.type;
  return ['integer', 'number'].includes(type) && /^-?\d+$/.test(text) ? Number(text)
    : type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}

/** Keys of a body that no part of its schema names: GitHub would ignore them without a word. */
function unknownKeys(schema, value, where = '') {
  schema = resolve(schema);
  if (!schema || value === null || typeof value !== 'object')
    return [];
  if (Array.isArray(value))
    return value.flatMap((one, i) => unknownKeys(schema.items, one, `${where}[${i}]`));
  const parts = [schema, ...['oneOf', 'anyOf', 'allOf'].flatMap(kind => schema[kind] ?? []).map(resolve)];
  if (parts.some(part => part.additionalProperties))
    return [];
  const known = Object.assign({}, ...parts.map(part => part.properties ?? {}));
  if (!Object.keys(known).length) // an object of any form, or alternatives of alternatives
    return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (!(key in known))
      return [`${where}.${key}`];
    // A key that several alternatives have is looked for in each of them.
    const found = parts.filter(part => part.properties?.[key]).map(part => unknownKeys(part.properties[key], one, `${where}.${key}`));
    return found.some(list => !list.length) ? [] : found[0] ?? [];
  });
}

function checker() {
  const Ajv = require('ajv').default;
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false, allErrors: true, validateFormats: true });
  require('ajv-formats').default(ajv);
  ajv.addSchema({ components: description.components }, 'api');
  const rooted = schema => JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
  return (schema, value) => {
    const validate = ajv.compile(rooted(schema));
    return validate(value) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`);
  };
}

function checkForm(request, url) {
  const faults = url.origin === 'https://github.com' ? [] : [`asked at ${url.origin}`];
  const fields = [...new URLSearchParams(request.body).keys()].sort().join();
  if (request.method !== 'POST' || fields !== FORMS[url.pathname].join())
    faults.push(`${request.method} with ${fields}`);
  if (request.headers.Accept !== 'application/json' || request.headers['Content-Type'] !== 'application/x-www-form-urlencoded')
    faults.push(`the headers ${JSON.stringify(request.headers)}`);
  return faults;
}

function checkRequest(request, valid) {
  const url = new URL(request.url);
  if (url.pathname in FORMS)
    return checkForm(request, url);
  const found = find(request.method, url.pathname);
  if (!found)
    return [`no path of the description fits ${request.method} ${url.pathname}`];
  const faults = [];
  const declared = [...(found.path.parameters ?? []), ...(found.operation.parameters ?? [])].map(resolve);
  for (const [key, text] of url.searchParams) {
    const parameter = declared.find(one => one.in === 'query' && one.name === key);
    if (!parameter)
      faults.push(`query parameter ${key} is not described`);
    else
      faults.push(...valid(parameter.schema, coerce(parameter.schema, text)).map(fault => `query ${key}=${text}:${fault}`));
  }
  for (const parameter of declared) {
    if (parameter.in === 'query' && parameter.required && !url.searchParams.has(parameter.name))
      faults.push(`query parameter ${parameter.name} is missing`);
    if (parameter.in === 'path' && parameter.name in found.values) {
      const text = found.values[parameter.name];
      faults.push(...valid(parameter.schema, coerce(parameter.schema, text)).map(fault => `path ${parameter.name}=${text}:${fault}`));
    }
  }
  const host = found.operation.servers ? new URL(found.operation.servers[0].url).host : 'api.github.com';
  if (url.host !== host)
    faults.push(`asked at ${url.host}, not ${host}`);
  return faults.concat(checkBody(request, resolve(found.operation.requestBody), valid));
}

function checkBody(request, described, valid) {
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (!described)
    return request.body || request.file ? ['a body where none is described'] : [];
  if (request.file)
    return described.content[type] ? [] : [`content type ${type} is not described`];
  if (!request.body)
    return described.required ? ['the body is missing'] : [];
  const content = described.content['application/json'];
  if (!content || type !== 'application/json')
    return [`content type ${type} where ${Object.keys(described.content)} is described`];
  const body = JSON.parse(request.body);
  return valid(content.schema, body).map(fault => `body${fault}`)
    .concat(unknownKeys(content.schema, body, 'body').map(key => `${key} is not described`));
}

/** Requests that are wrong, each in one thing: a check that lets one through checks nothing. */
function controls() {
  const at = 'https://api.github.com/repos/o/r';
  const json = { 'Content-Type': 'application/json' };
  const put = (path, body, method = 'PUT') => ({ method, url: at + path, headers: json, body: JSON.stringify(body) });
  return [
    { method: 'GET', url: `${at}/no-such-thing`, headers: {}, body: '' },
    { method: 'POST', url: 'https://github.com/login/device/code', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'client_id=a&scope=b' },
    { method: 'DELETE', url: `${at}/git/refs/tags/v1`, headers: {}, body: '' },
    { method: 'GET', url: `${at}/actions/runs?state=waiting`, headers: {}, body: '' },
    { method: 'GET', url: `${at}/pulls?state=weird`, headers: {}, body: '' },
    { method: 'GET', url: `${at}/pulls/abc`, headers: {}, body: '' },
    { method: 'POST', url: `${at}/actions/runs/1/cancel`, headers: json, body: '{}' },
    { method: 'POST', url: 'https://uploads.github.com/repos/o/r/releases/1/assets', headers: { 'Content-Type': 'application/octet-stream' }, file: 'f' },
    { method: 'POST', url: `${at}/releases/1/assets?name=a`, headers: { 'Content-Type': 'application/octet-stream' }, file: 'f' },
    put('/actions/runs/1/pending_deployments', { environment_ids: [1], state: 'approved' }, 'POST'),
    put('/actions/runs/1/pending_deployments', { environment_ids: ['a'], state: 'approved', comment: '' }, 'POST'),
    put('/environments/qa', { wait_timer: 'soon' }),
    put('/environments/qa', { waittimer: 1 }),
    put('/branches/main/protection', { enforce_admins: true }),
    put('/actions/secrets/A', { encrypted_value: 'no base64!', key_id: '1' }),
    put('/releases', { tag_name: 'v1', make_latest: true }, 'POST'),
    put('/releases', { tag_name: 'v1', titel: 'x' }, 'POST'),
    put('/rulesets', { name: 'n', enforcement: 'active', rules: [{ type: 'no_such_rule' }] }, 'POST'),
  ];
}

/** "Class.function" of each function of the port that waits. */
function portFunctions(folder) {
  return readdirSync(folder).filter(name => name.endsWith('.h')).flatMap(name => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...text.matchAll(/^class (\w+)[^;]*?\n\{([\s\S]*?)^\};/gm)].flatMap(([, type, body]) =>
      [...body.matchAll(/virtual\s+QCoro::Task<[\s\S]*?>\s+(\w+)\(/g)].map(([, name]) => `${type}.${name}`));
  });
}

async function checkGraph(lines) {
  const modules = pathToFileURL(join(process.cwd(), 'node_modules')).href;
  const { validate } = await import(`${modules}/@octokit/graphql-schema/index.js`);
  const { parse } = await import(`${modules}/graphql/index.mjs`);
  const faults = [];
  for (const { graphql, what, points: allowed } of lines) {
    faults.push(...validate(graphql).map(error => `GraphQL: ${error.message}`));
    const { points, widest } = cost(parse(graphql));
    if (widest < 1 || widest > 100)
      faults.push(`GraphQL: first: ${widest} is not 1 to 100`);
    if (points > allowed)
      faults.push(`GraphQL: ${what} cost ${points} points, more than ${allowed}`);
    console.log(`${what}: ${points} points, ${Buffer.byteLength(graphql)} bytes`);
  }
  return faults;
}

/** GitHub's points: the requests that each connection takes, which are the product of the sizes above it, over 100. */
function cost(document) {
  const fragments = Object.fromEntries(document.definitions.filter(one => one.kind === 'FragmentDefinition').map(one => [one.name.value, one]));
  let requests = 0, widest = 1;
  const walk = (set, times) => set?.selections.forEach(node => {
    if (node.kind === 'FragmentSpread')
      return walk(fragments[node.name.value].selectionSet, times);
    const first = node.arguments?.find(one => ['first', 'last'].includes(one.name.value));
    if (!first)
      return walk(node.selectionSet, times);
    const size = Number(first.value.value);
    widest = size >= 1 && size <= 100 ? widest : size;
    requests += times;
    walk(node.selectionSet, times * size);
  });
  walk(document.definitions.find(one => one.kind === 'OperationDefinition').selectionSet, 1);
  return { points: Math.max(1, Math.round(requests / 100)), widest };
}

async function check(linesFile, ports) {
  const lines = readFileSync(linesFile, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
  const valid = checker();
  const faults = [];
  for (const wrong of controls().filter(request => !checkRequest(request, valid).length))
    faults.push(`the check finds nothing wrong with ${JSON.stringify(wrong)}`);
  const requests = lines.filter(line => line.method && !line.url.endsWith('/graphql'));
  for (const request of requests)
    faults.push(...checkRequest(request, valid).filter(fault => !excepted(request.call, fault))
      .map(fault => `${request.call}: ${request.method} ${request.url}: ${fault}`));
  // Production tags are never deleted; candidates go through git.
  for (const { call, url } of requests.filter(one => one.method === 'DELETE' && /\/git\/refs\/(?!heads%2F)/.test(one.url)))
    faults.push(`${call} deletes a reference that is no branch: ${url}`);
  for (const { call, error } of lines.filter(line => line.done === false && !excepted(line.call, line.error)))
    faults.push(`${call} cannot read GitHub's own example: ${error}`);
  const called = new Set(lines.map(line => line.call));
  faults.push(...portFunctions(ports).filter(name => !called.has(name)).map(name => `${name} is not called here`));
  const graphRequests = lines.filter(line => line.call === 'ForgeOverview.of' && line.method && line.url.endsWith('/graphql')).length;
  if (graphRequests > 2)
    faults.push(`a hundred repositories take ${graphRequests} GraphQL requests`);
  faults.push(...EXCEPTIONS.filter(one => !one.used).map(one => `the exception for ${one.call} is needed no more`));
  const texts = lines.filter(line => line.graphql);
  faults.push(...await checkGraph(texts));
  console.log(`${portFunctions(ports).length} functions, ${requests.length} requests, ${lines.filter(line => line.done).length} answers read, ` +
    `${texts.length} GraphQL texts`);
  faults.forEach(fault => console.log(fault));
  process.exitCode = faults.length || !requests.length || !texts.length ? 1 : 0;
}

const [what, ...rest] = process.argv.slice(2);
await ({ examples, check })[what](...rest);
