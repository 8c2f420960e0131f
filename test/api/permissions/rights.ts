import type { AnyOf, Right } from './expectations.ts';

export const right = (row: string, letters: string, more: Partial<Right> = {}): Right => ({ row, letters, ...more });

export const read: AnyOf = [right('Read a prospect', 'R')];
export const capture: AnyOf = [right('Capture a lead', 'C')];
export const allocate: AnyOf = [right('Allocate / re-allocate customer', 'AX')];
export const work: AnyOf = [
  right('Advance step 1 to 3', 'X', { steps: [1, 3] }),
  right('Advance step 4 to 6', 'X', { steps: [4, 6] }),
];
export const waive: AnyOf = [right('Gate override (with reason)', 'A')];
export const askForReview: AnyOf = [right('Rigorous review of growth type', 'CA')];
export const review: AnyOf = [right('Rigorous review of growth type', 'A')];
export const end: AnyOf = [right('Disqualify / mark lost', 'X')];
export const reopen: AnyOf = [right('Reopen lost / disqualified', 'A')];
export const editBasic: AnyOf = [right('Edit customer tables', 'U')];
export const edit: AnyOf = [right('Edit customer tables', 'U', { beyondBasic: true })];
export const funnel: AnyOf = [right('Funnel and KPI', 'R')];
export const configure: AnyOf = [right('Configuration and catalogues', 'U')];
export const freeze: AnyOf = [right('Freeze', 'X')];

export const register: AnyOf = [right('Register complaint', 'C')];
export const readCase: AnyOf = [right('Read a complaint', 'R')];
export const workOnCase: AnyOf = [right('Work complaint', 'XT')];
export const decideCase: AnyOf = [right('Work complaint', 'X', { isDecision: true })];
export const decideAppeal: AnyOf = [right('Decide appeal', 'A', { isDecision: true })];
export const surveyResults: AnyOf = [right('Read survey results', 'R')];
export const keepReplies: AnyOf = [right('Keep saved replies', 'U')];
export const readReplies: AnyOf = [...workOnCase, ...decideAppeal, ...keepReplies, right('Read the audit log', 'R')];
