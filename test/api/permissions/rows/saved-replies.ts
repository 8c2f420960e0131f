import { decideAppeal, keepReplies, readReplies, workOnCase } from '../rights.ts';
import type { Rows } from '../row.ts';

const written = {
  purpose: 'interimNews',
  language: 'en',
  title: 'Still being looked into',
  body: 'we look into case {{caseNumber}}',
};

/** Replies to customers: whoever works on cases reads them, and few keep them. */
export const replyRows: Rows = {
  listSavedReplies: { decides: 'profile', needs: readReplies, attempt: () => ({ path: 'saved-replies' }) },
  listDefaultReplies: { decides: 'profile', needs: readReplies, attempt: () => ({ path: 'default-replies' }) },
  writeSavedReply: {
    decides: 'profile',
    needs: keepReplies,
    attempt: () => ({ path: 'saved-replies', body: written }),
  },
  changeSavedReply: {
    decides: 'profile',
    needs: keepReplies,
    attempt: () => ({ path: 'saved-replies/none/changes', body: {} }),
  },
  getReplyAid: {
    decides: 'case',
    demand: [...workOnCase, ...decideAppeal],
    attempt: ({ complaintId }) => ({ path: `complaints/${complaintId}/reply-aid?purpose=interimNews` }),
  },
};
