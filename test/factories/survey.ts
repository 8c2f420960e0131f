import { surveyAfterClosing } from '../../domain/survey/begin.ts';
import type { SurveyStatus } from '../../domain/survey/catalogue.ts';
import { currentDefinition } from '../../domain/survey/definitions.ts';
import type { ItemScore, SurveyState } from '../../domain/survey/state.ts';

/** A Monday. */
export const closedAtMs = Date.UTC(2026, 10, 2, 2);

/** The survey of a case that was closed, as it begins. */
export function survey(overrides: Partial<SurveyState> = {}): SurveyState {
  const complaint = {
    complaintId: 'k-1',
    branchId: 'b-01',
    category: 'waitingTime',
    closing: { kind: 'accepted', atMs: closedAtMs },
  } as const;
  const request = { surveyId: 'k-1-9', kind: 'afterComplaint', customerKeys: ['key'], requestedBy: null } as const;
  return { ...surveyAfterClosing(complaint, request), ...overrides };
}

export const surveyAt = (status: SurveyStatus): SurveyState => survey({ status });

/** The same score for every item. */
export function scoresOf(perception: number, expectation: number | null = null): ItemScore[] {
  return currentDefinition.afterComplaint.items.map(({ itemId }) => ({ itemId, perception, expectation }));
}
