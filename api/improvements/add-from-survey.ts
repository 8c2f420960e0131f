import {
  addSurveyImprovementBody,
  improvementView,
  type AddSurveyImprovementBody,
} from '../../contracts/improvement.ts';
import { localDateOf } from '../../domain/calendar.ts';
import type { CommandId, StaffId } from '../../domain/ids.ts';
import type { SurveyConditionCode } from '../../domain/survey/conditions.ts';
import { lowDimensions } from '../../domain/survey/report.ts';
import { surveyResult, type ResultFilter } from '../../domain/survey/results.ts';
import { addImprovement, type ReportedDimension, type StoredImprovement } from '../../models/improvement-item.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { filterWithin, mayInBranch, readResultCells } from '../surveys/result-cells.ts';
import { noSuchImprovement, presentImprovements } from './present.ts';
import { requirePlan } from './require-plan.ts';

export const addSurveyImprovementRoute = defineRoute({
  method: 'post',
  path: '/improvement-items',
  operationId: 'addSurveyImprovement',
  tag: 'improvements',
  summary: 'A measure against a low dimension of a service-quality report; it becomes an item with origin `survey`',
  needs: 'decideComplaint',
  body: addSurveyImprovementBody,
  answers: { 200: { description: 'The item', schema: improvementView } },
  failures: ['FORBIDDEN', 'UNMET_CONDITIONS', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor: { staffId, branchId: ownBranchId }, ability, commandId, body }, deps) => {
    requireClear(body, '');
    const { improvementItems } = deps.models;
    const { branchId, report } = body;
    if (!mayInBranch(ability, 'decideComplaint', branchId))
      throw new RequestFailure('FORBIDDEN', 'A complaint officer takes measures, or a supervisor in their own branch.');
    const fingerprint = fingerprintOf(staffId, 'POST /improvement-items', body);
    // The key of the request names the item, so that repeating it finds it there.
    const _id = `im-${fingerprintOf(staffId, 'survey improvement', commandId)}`;
    let stored = await improvementItems.findById(_id).lean<StoredImprovement>();
    if (stored === null) {
      const { category, quarter } = report;
      const wish = { branchId, category: category ?? undefined, quarter: quarter ?? undefined };
      await requireLow(deps, report, filterWithin(ability, ownBranchId, wish));
      await requirePlan(deps, { branchId, complainedStaffId: null }, body, '');
      const today = localDateOf((await requireCalendars(deps)).of(branchId), Date.now());
      const request = { by: staffId, commandId, fingerprint };
      stored = await addImprovement(improvementItems, itemOf(body, { _id, today, ...request }));
    }
    if (stored.history[0]?.fingerprint !== fingerprint)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    const [shown] = await presentImprovements(deps, ability, [stored]);
    if (shown === undefined) throw noSuchImprovement();
    return ok(shown);
  },
});

/** By what is shown to everybody: a measure against a hidden score would tell that it is low.
 *  @throws RequestFailure UNMET_CONDITIONS */
async function requireLow(deps: ApiDeps, { kind, dimension }: ReportedDimension, filter: ResultFilter): Promise<void> {
  const { cells } = await readResultCells(deps, kind);
  const low = lowDimensions(surveyResult(cells, filter).dimensions);
  if (low.some((one) => one.dimension === dimension)) return;
  throw new RequestFailure('UNMET_CONDITIONS', 'Not yet: SV.NOT_LOW.', {
    unmet: [{ code: 'SV.NOT_LOW' satisfies SurveyConditionCode, kind: 'hard' }],
  });
}

interface Adding {
  readonly _id: string;
  /** In the branch. */
  readonly today: string;
  readonly by: StaffId;
  readonly commandId: CommandId;
  readonly fingerprint: string;
}

function itemOf(
  { branchId, report, title, ownerId, dueOn }: AddSurveyImprovementBody,
  { _id, today, by, commandId, fingerprint }: Adding,
): StoredImprovement {
  const at = new Date();
  const { kind, category, quarter, dimension } = report;
  return {
    _id,
    revision: 1,
    origin: 'survey',
    originId: ['survey', kind, branchId, quarter, category, dimension].filter((part) => part !== null).join('/'),
    originName: quarter ?? today,
    report,
    title,
    status: 'open',
    active: true,
    ownerId,
    dueOn,
    reply: null,
    branchId,
    receivedBy: by,
    handlerId: ownerId,
    reviewerId: null,
    actionOwnerIds: [by],
    complainedStaffId: null,
    addedAt: at,
    statusSince: at,
    history: [{ kind: 'add', at, by, text: null, commandId, fingerprint }],
  };
}
