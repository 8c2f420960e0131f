import { decideCase, readCase, surveyResults, workOnCase } from '../rights.ts';
import type { Row, Rows } from '../row.ts';

/** Stored beside the complaint of the same name. */
export function surveyIdBeside(complaintId: string): string {
  return `survey-${complaintId}`;
}

/** Open to whoever has a link: the body is not valid, so that nothing is looked for. */
const withLink = (path: string): Row => ({ decides: 'nothing', attempt: () => ({ path, body: {} }) });

/** Surveys of complaints, and what came of them. */
export const surveyRows: Rows = {
  openSurvey: withLink('surveys/open'),
  answerSurvey: withLink('surveys/answer'),
  getSurveyResults: { decides: 'profile', needs: surveyResults, attempt: () => ({ path: 'surveys/results' }) },
  // the body is not valid: what may be taken a measure against, `surveys.test.ts` tries
  addSurveyImprovement: {
    decides: 'profile',
    needs: decideCase,
    attempt: () => ({ path: 'improvement-items', body: {} }),
  },
  listCaseSurveys: {
    decides: 'case',
    demand: readCase,
    attempt: ({ complaintId }) => ({ path: `complaints/${complaintId}/surveys` }),
  },
  requestSurvey: {
    decides: 'case',
    demand: decideCase,
    attempt: ({ complaintId }) => ({ path: `complaints/${complaintId}/surveys`, body: {} }),
  },
  makeSurveyLink: {
    decides: 'case',
    demand: workOnCase,
    attempt: ({ complaintId }) => ({
      path: `complaints/${complaintId}/surveys/${surveyIdBeside(complaintId)}/links`,
      body: {},
    }),
  },
  followUpSurvey: {
    decides: 'case',
    demand: decideCase,
    attempt: ({ complaintId }) => ({
      path: `complaints/${complaintId}/surveys/${surveyIdBeside(complaintId)}/follow-up`,
      body: { note: 'called and apologised' },
    }),
  },
};
