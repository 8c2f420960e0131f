import type { Rows } from './row.ts';
import { accountRows } from './rows/account.ts';
import { administrationRows } from './rows/administration.ts';
import { belongingRows } from './rows/belongings.ts';
import { commandRows } from './rows/commands.ts';
import { complaintRows } from './rows/complaints.ts';
import { improvementRows, reportRows, storyRows } from './rows/improvements.ts';
import { replyRows } from './rows/saved-replies.ts';
import { listRows } from './rows/lists.ts';
import { prospectRows } from './rows/prospects.ts';
import { surveyRows } from './rows/surveys.ts';

/** Every route of the API by its operation. */
export const table: Rows = {
  ...accountRows,
  ...prospectRows,
  ...commandRows,
  ...complaintRows,
  ...improvementRows,
  ...reportRows,
  ...storyRows,
  ...replyRows,
  ...surveyRows,
  ...listRows,
  ...belongingRows,
  ...administrationRows,
};
