import type { StoryDecision } from '../../../../domain/story/story.ts';
import { improvementIdOf } from '../../../../models/improvement-item.ts';
import { decideCase, readCase, workOnCase } from '../rights.ts';
import type { Target } from '../roles.ts';
import type { Row, Rows } from '../row.ts';

const itemOf = ({ complaintId }: Target): string =>
  `improvement-items/${improvementIdOf(complaintId, 'improvement-1')}`;

/** Numbers of what somebody may read. */
export const reportRows: Rows = {
  getComplaintAgeing: { decides: 'profile', needs: readCase, attempt: () => ({ path: 'complaint-reports/ageing' }) },
  getComplaintRootCauses: {
    decides: 'profile',
    needs: readCase,
    attempt: () => ({ path: 'complaint-reports/root-causes?from=2026-01-01&to=2026-06-30' }),
  },
  exportComplaintReports: {
    decides: 'profile',
    needs: readCase,
    attempt: () => ({ path: 'complaint-reports/report.xlsx?from=2026-01-01&to=2026-06-30' }),
  },
};

/** What must get better after a case: who owns an item stands to it as who handles a case. */
export const improvementRows: Rows = {
  listImprovements: {
    decides: 'list',
    needs: readCase,
    shows: readCase,
    onlyStep: 2,
    attempt: () => ({ path: 'improvement-items?limit=200' }),
    finds: (text, { complaintId }) => text.includes(`"TS20260101-${complaintId}"`),
  },
  'listImprovements:of a case': {
    decides: 'case',
    demand: readCase,
    attempt: ({ complaintId }) => ({ path: `improvement-items?status=all&complaintId=${complaintId}` }),
  },
  getImprovement: { decides: 'case', demand: readCase, attempt: (target) => ({ path: itemOf(target) }) },
  changeImprovement: {
    decides: 'case',
    demand: workOnCase,
    attempt: (target) => ({
      path: `${itemOf(target)}/changes`,
      body: { expectedRevision: 1, change: { kind: 'begin' } },
    }),
  },
};

const told = {
  title: 'a',
  happened: 'b',
  done: 'c',
  lesson: 'd',
};
const storyOf = ({ complaintId }: Target): string => `stories/story-of-${complaintId}`;

/** Stories: a case is told by whoever decides about it, a draft is changed by its author. */
export const storyRows: Rows = {
  listStories: {
    decides: 'list',
    needs: readCase,
    shows: decideCase,
    showsOwn: true,
    onlyStep: 2,
    attempt: () => ({ path: 'stories?status=draft&limit=200' }),
    finds: (text, { complaintId }) => text.includes(`"story-of-${complaintId}"`),
  },
  writeStory: {
    decides: 'case',
    demand: decideCase,
    attempt: ({ complaintId }) => ({ path: 'stories', body: { complaintId, ...told } }),
  },
  rewriteStory: {
    decides: 'story',
    needs: decideCase,
    author: true,
    others: false,
    attempt: (target) => ({ path: storyOf(target), body: { expectedRevision: 9, ...told } }),
  },
  // A second person decides; what they wrote themselves people only take back.
  decideStory: decision({ kind: 'publish' }, { author: false }),
  'decideStory:send back': decision({ kind: 'sendBack', reason: 'no' }, { author: false }),
  'decideStory:withdraw': decision({ kind: 'withdraw', reason: 'no' }, { author: true }),
};

/** A decision that everybody may make who decides about the case; where it is allowed, the story has moved on. */
function decision(what: StoryDecision, { author }: { readonly author: boolean }): Row {
  return {
    decides: 'story',
    needs: decideCase,
    author,
    others: true,
    attempt: (target) => ({
      path: `${storyOf(target)}/decisions`,
      body: { expectedRevision: 9, decision: what },
    }),
  };
}
