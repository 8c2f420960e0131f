import { prefix, routes } from '../../../api/routes.ts';
import type { Route } from '../../../api/route.ts';
import type { Site } from '../../helpers/api-rig.ts';
import { hasAny, reaches, seesCaller, seesNames } from './expectations.ts';
import { personalData } from './records.ts';
import type { Role, Target } from './roles.ts';
import { allocate, capture, read, readCase } from './rights.ts';
import type { Row, Rows } from './row.ts';
import { table } from './table.ts';

/** One cell of the table that is not as it should be. */
export interface Breach {
  readonly route: string;
  readonly role: string;
  readonly relation: string;
  readonly expected: string;
  readonly found: string;
}

export interface TableResult {
  readonly cells: number;
  readonly breaches: readonly Breach[];
}

interface Cell {
  readonly name: string;
  readonly row: Row;
  readonly role: Role;
  readonly target: Target;
  readonly route: Route;
}

/** What became of a cell; `refused` with its status. */
type Outcome = 'allowed' | 'shown' | 'not shown' | 'failed' | '401' | '403' | '404';

const atOnce = 12;

/** Tries every row with every role on every prospect.
 *  @param targetsOf the prospects as they stand to a role, the one and only when the row does not look at any */
export async function runTable(
  site: Site,
  roles: readonly Role[],
  targetsOf: (role: Role) => readonly Target[],
  rows: Rows = table,
): Promise<TableResult> {
  const cells = Object.entries(rows).flatMap(([name, row]) =>
    roles.flatMap((role) =>
      targetsFor(row, targetsOf(role)).map((target): Cell => ({ name, row, role, target, route: routeOf(name) })),
    ),
  );
  const breaches: Breach[] = [];
  const answers = new Answers(site);
  const waiting = cells.values();
  const runner = async (): Promise<void> => {
    for (const cell of waiting) breaches.push(...(await tryCell(answers, cell)));
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
  return { cells: cells.length, breaches };
}

/** The route of a row.   @throws Error for a row of a route that is gone */
export function routeOf(name: string): Route {
  const [operationId] = name.split(':');
  const route = routes.find((candidate) => candidate.operationId === operationId);
  if (route === undefined) throw new Error(`There is no route ${operationId}`);
  return route;
}

function targetsFor(row: Row, targets: readonly Target[]): readonly Target[] {
  if (row.decides === 'sign-in' || row.decides === 'nothing' || row.decides === 'profile') return targets.slice(0, 1);
  if (row.decides === 'case' || row.decides === 'story') return targets.filter(({ step }) => step === 2);
  if (row.decides === 'list' && row.onlyStep !== undefined) return targets.filter(({ step }) => step === row.onlyStep);
  return targets;
}

async function tryCell(answers: Answers, { name, row, role, target, route }: Cell): Promise<Breach[]> {
  const { path, body } = row.attempt(target);
  const { status, text } = await answers.of(route, path, role.staffId, body);
  const found = outcomeOf(row, status, text, target);
  const expected = expectedOf(row, role, target);
  const breach = (wanted: string, got: string): Breach => ({
    route: name,
    role: role.name,
    relation: `${target.relation}, step ${target.step}`,
    expected: wanted,
    found: got,
  });
  const breaches = found === expected ? [] : [breach(expected, `${found} (${status})`)];
  // Whoever uploaded a file sees what is in it.
  const isOwnFile = row.decides === 'belonging' && target.relation === 'own';
  const reveals = (row.decides === 'record' || row.decides === 'case') && row.revealsIt === true;
  const isRevealed = (reveals && expected === 'allowed') || isOwnFile;
  const leaks = isRevealed ? [] : personalData.filter((secret) => text.includes(secret));
  if (leaks.length > 0) breaches.push(breach('masked', `in clear: ${leaks.join(', ')}`));
  if (!seesNames(role, target) && text.includes(target.customerName))
    breaches.push(breach('no names', target.customerName));
  if (!seesCaller(role, target) && text.includes(`"${target.callerName}"`))
    breaches.push(breach('no names', target.callerName));
  return breaches;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Answers by what was asked: a list that is to hold eight prospects is read once. */
class Answers {
  private readonly site: Site;
  private readonly read = new Map<string, Promise<Answer>>();

  constructor(site: Site) {
    this.site = site;
  }

  async of(route: Route, path: string, as: string, body: unknown): Promise<Answer> {
    if (route.method !== 'get') return send(this.site, route, path, as, body);
    const key = `${as} ${path}`;
    const answer = this.read.get(key) ?? send(this.site, route, path, as, body);
    this.read.set(key, answer);
    return answer;
  }
}

async function send(site: Site, route: Route, path: string, as: string, body: unknown): Promise<Answer> {
  const method = route.method.toUpperCase();
  if (route.operationId !== 'streamChanges')
    return site.call(method, path, { as, ...(body === undefined ? {} : { body }) });
  // A stream has no end: its head says whether one may listen.
  const aborting = new AbortController();
  const response = await fetch(`${site.origin}${prefix}/${path}`, {
    headers: { cookie: await site.cookieOf(as) },
    signal: aborting.signal,
  });
  aborting.abort();
  return { status: response.status, text: '' };
}

function outcomeOf(row: Row, status: number, text: string, target: Target): Outcome {
  if (status === 401 || status === 403 || status === 404) return `${status}`;
  if (status >= 500) return 'failed';
  if (row.decides !== 'list') return 'allowed';
  return row.finds(text, target) ? 'shown' : 'not shown';
}

function expectedOf(row: Row, role: Role, target: Target): Outcome {
  switch (row.decides) {
    case 'sign-in':
    case 'nothing':
      return 'allowed';
    case 'profile':
      return hasAny(row.needs, role) ? 'allowed' : '403';
    case 'capture': {
      const mayName = target.relation === 'own' || reaches(allocate, role, target);
      return reaches(capture, role, target) && mayName ? 'allowed' : '403';
    }
    case 'belonging':
      return expectedOfBelonging(row, role, target);
    case 'list':
      return expectedInList(row, role, target);
    case 'case':
      if (!hasAny(row.demand, role)) return '403';
      if (reaches(row.demand, role, target)) return 'allowed';
      return reaches(readCase, role, target) ? '403' : '404';
    case 'story': {
      if (!hasAny(row.needs, role)) return '403';
      const isAuthor = target.relation === 'own';
      if (!isAuthor && !reaches(row.needs, role, target)) return '404';
      return (isAuthor ? row.author : row.others) ? 'allowed' : '403';
    }
    case 'record': {
      if (!hasAny(row.demands[0] ?? [], role)) return '403';
      if (row.demands.every((anyOf) => reaches(anyOf, role, target))) return 'allowed';
      return reaches(read, role, target) ? '403' : '404';
    }
  }
}

function expectedOfBelonging(
  { needs, others, readers }: Row & { decides: 'belonging' },
  role: Role,
  target: Target,
): Outcome {
  if (!hasAny(needs, role)) return '403';
  if (target.relation === 'own' || reaches(others, role, target)) return 'allowed';
  return readers === 'everybody' || reaches(readers, role, target) ? '403' : '404';
}

function expectedInList(row: Row & { decides: 'list' }, role: Role, target: Target): Outcome {
  if (row.needs !== null && !hasAny(row.needs, role)) return '403';
  if (row.showsOwn === true && target.relation === 'own') return 'shown';
  const isShown = reaches(row.shows, role, target) && (row.withNamesOnly !== true || seesNames(role, target));
  return isShown ? 'shown' : 'not shown';
}
