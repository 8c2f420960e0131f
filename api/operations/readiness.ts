import type { ApiDeps } from '../deps.ts';

const patienceMs = 1_500;

export interface Readiness {
  readonly status: 'up' | 'down';
  readonly temporal: 'up' | 'down';
  readonly database: 'up' | 'down';
}

/** Whether commands and reads can be served now; each server is asked, within 1.5 s. */
export async function checkReadiness({
  temporal,
  models,
  log,
}: Pick<ApiDeps, 'temporal' | 'models' | 'log'>): Promise<Readiness> {
  const [temporalState, databaseState] = await Promise.all([
    state(
      () => temporal.withDeadline(Date.now() + patienceMs, () => temporal.workflowService.getSystemInfo({})),
      'temporal',
      log,
    ),
    state(() => models.connection.getClient().db().command({ ping: 1 }, { timeoutMS: patienceMs }), 'database', log),
  ]);
  const isUp = temporalState === 'up' && databaseState === 'up';
  return { status: isUp ? 'up' : 'down', temporal: temporalState, database: databaseState };
}

async function state(ask: () => Promise<unknown>, server: string, log: ApiDeps['log']): Promise<'up' | 'down'> {
  try {
    await ask();
    return 'up';
  } catch (error) {
    log.warn({ err: error, server }, 'not ready');
    return 'down';
  }
}
