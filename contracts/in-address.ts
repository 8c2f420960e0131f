// What addresses of pages share with the API, apart from the schemas: the frame of the pages knows addresses before the code
// of a page is loaded, and must stay small.

/** What a list of prospects can be ordered by. */
export const prospectSorts = [
  'nextActionAt',
  'createdAt',
  'phaseEnteredAt',
  'stepEnteredAt',
  'expectedValueFen',
  'lastContactAt',
  'untouchedSince',
  'customerName',
] as const;

/** When work is due, by the day of the bank. */
export const dueGroups = ['overdue', 'today', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** What a supervisor decides: rigorous reviews, waivers that were asked for, reassignments that a ladder proposes, and
 *  reviews that were put off. */
export const reviewKinds = ['review', 'override', 'reassign', 'deferred'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
