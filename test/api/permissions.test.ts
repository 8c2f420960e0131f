import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abilityOf } from '../../api/permissions/ability.ts';
import { demandsOf } from '../../api/permissions/commands.ts';
import { matrix } from '../../api/permissions/matrix.ts';
import { permissionRules, type PermissionRules } from '../../api/permissions/rules.ts';
import { routes } from '../../api/routes.ts';
import { ApiRig, Site } from '../helpers/api-rig.ts';
import { storeRecords } from './permissions/records.ts';
import { roles, type Role, type Target } from './permissions/roles.ts';
import type { Rows } from './permissions/row.ts';
import { storyRows } from './permissions/rows/improvements.ts';
import { routeOf, runTable, type Breach } from './permissions/run-table.ts';
import { table } from './permissions/table.ts';

let rig: ApiRig;
let targetsOf: (role: Role) => readonly Target[];
beforeAll(async () => {
  rig = await ApiRig.start();
  targetsOf = await storeRecords(rig.workflows.models);
});
afterAll(async () => {
  await rig.stop();
});

/** Operations that the table does not try.   @throws Error when it tries one that is gone */
function untried(operations: readonly string[]): string[] {
  const tried = new Set(Object.keys(table).map((name) => routeOf(name).operationId));
  return operations.filter((operation) => !tried.has(operation));
}

test('every route is in the table, and nothing else; a new one would be missed', () => {
  const operations = routes.map(({ operationId }) => operationId);
  expect(untried(operations)).toEqual([]);
  expect(untried([...operations, 'launchRocket'])).toEqual(['launchRocket']);
});

test('every route × every role × own, same team, same branch, other branch is allowed or refused as the specification says', async () => {
  const { cells, breaches } = await runTable(rig.site, roles, targetsOf);
  process.stdout.write(`permission table: ${cells} cells, ${routes.length} routes, ${roles.length} roles\n`);
  expect(summary(breaches)).toEqual([]);
}, 480_000);

test('nobody gets in without signing in, but by the link of a survey', async () => {
  const [role] = roles;
  const [target] = role === undefined ? [] : targetsOf(role);
  if (target === undefined) throw new Error('no prospects are stored');
  const open: string[] = [];
  for (const [name, row] of Object.entries(table)) {
    const { path, body } = row.attempt(target);
    if (routeOf(name).needs === 'nothing') open.push(name);
    if (row.decides === 'nothing') continue;
    const reply = await rig.site.call(routeOf(name).method.toUpperCase(), path, { as: null, body });
    expect(reply.status, name).toBe(401);
  }
  // Who has the link of a survey is the customer. Nothing else is open.
  expect(open).toEqual(['openSurvey', 'answerSurvey']);
});

/** Few lines for many breaches of one kind. */
function summary(breaches: readonly Breach[]): string[] {
  const lines = breaches.map(
    ({ route, role, relation, expected, found }) => `${route} | ${role} | ${relation}: ${found} instead of ${expected}`,
  );
  return lines.length > 60 ? [...lines.slice(0, 60), `… and ${lines.length - 60} more`] : lines;
}

/** The same table on an application with a hole, tried by few. */
async function breachesWith(hole: Partial<PermissionRules>, rows: Rows = table): Promise<readonly Breach[]> {
  const { client, models, taskQueue } = rig.workflows;
  const site = await Site.open({
    temporal: client,
    models,
    rules: { ...permissionRules, ...hole },
    settings: { environment: 'test', requestTimeoutMs: 10_000, taskQueue },
  });
  try {
    const few = roles.filter(({ name }) => ['customerManager', 'supervisor', 'researchAnalyst'].includes(name));
    const { breaches } = await runTable(site, few, (role) => targetsOf(role).filter(({ step }) => step === 2), rows);
    return breaches;
  } finally {
    await site.close();
  }
}

describe('a planted hole is caught:', () => {
  test('a route that asks for nothing', async () => {
    const breaches = await breachesWith({ meetsNeed: () => true });
    expect(breaches).toContainEqual(
      expect.objectContaining({ route: 'putCalendar', role: 'customerManager', expected: '403' }),
    );
  });

  test('a scope that is too wide', async () => {
    const wide = {
      ...matrix,
      readProspect: { ...matrix.readProspect, customerManager: { scope: 'branch' } as const },
    };
    const breaches = await breachesWith({ abilityOf: (grounds) => abilityOf(grounds, wide) });
    expect(breaches).toContainEqual(
      expect.objectContaining({
        route: 'getProspect',
        role: 'customerManager',
        relation: 'same branch, step 2',
        expected: '404',
      }),
    );
    expect(breaches).toContainEqual(expect.objectContaining({ route: 'listProspects', expected: 'not shown' }));
  });

  test('a query that is not narrowed', async () => {
    const breaches = await breachesWith({ reachOf: () => ({}) });
    expect(breaches).toContainEqual(
      expect.objectContaining({
        route: 'listProspects',
        role: 'supervisor',
        relation: 'other branch, step 2',
        expected: 'not shown',
      }),
    );
  });

  test('a story that its author publishes, that somebody else rewrites, that another branch decides about', async () => {
    const breach = (route: string, relation: string, expected: string): unknown =>
      expect.objectContaining({ route, role: 'supervisor', relation: `${relation}, step 2`, expected });
    const own = await breachesWith({ mayDecideStory: () => true }, storyRows);
    expect(own).toContainEqual(breach('decideStory', 'own', '403'));
    expect(own).toContainEqual(breach('decideStory:send back', 'own', '403'));
    const others = await breachesWith({ mayRewriteStory: () => true }, storyRows);
    expect(others).toContainEqual(breach('rewriteStory', 'same branch', '403'));
    const wide = await breachesWith({ reachOf: () => ({}) }, storyRows);
    for (const route of ['rewriteStory', 'decideStory', 'decideStory:withdraw'])
      expect(wide).toContainEqual(breach(route, 'other branch', '404'));
  });

  test('data that are not masked', async () => {
    const breaches = await breachesWith({ maskRecord: (record) => record });
    expect(breaches).toContainEqual(expect.objectContaining({ route: 'getProspect', expected: 'masked' }));
    expect(breaches).toContainEqual(
      expect.objectContaining({ route: 'getHistory', role: 'researchAnalyst', expected: 'no names' }),
    );
  });

  test('a command that asks for less than it should', async () => {
    const breaches = await breachesWith({
      demandsOf: (name, carried) =>
        name === 'decideReview' ? [{ anyOf: ['workSteps1To3'] }] : demandsOf(name, carried),
      meetsNeed: () => true,
    });
    expect(breaches).toContainEqual(
      expect.objectContaining({
        route: 'decideReview',
        role: 'customerManager',
        relation: 'own, step 2',
        expected: '403',
      }),
    );
  });
});
