import { configure, right } from '../rights.ts';
import type { Rows } from '../row.ts';
import { everybody } from './account.ts';

export const administrationRows: Rows = {
  putCalendar: {
    decides: 'profile',
    needs: configure,
    attempt: () => ({
      path: 'calendar',
      body: {
        version: 999,
        utcOffsetMinutes: 480,
        shifts: [{ fromMinute: 540, toMinute: 1020 }],
        workingWeekdays: [1, 2, 3, 4, 5],
        holidays: [],
        makeUpWorkdays: [],
        knownUntilYear: 2027,
      },
    }),
  },
  putComplaintRules: {
    decides: 'profile',
    needs: configure,
    attempt: () => ({ path: 'complaint-rules', body: { version: 999, edits: null } }),
  },
  getProcessEdits: { decides: 'profile', needs: configure, attempt: () => ({ path: 'process-edits' }) },
  putProcessEdits: { decides: 'profile', needs: configure, attempt: () => ({ path: 'process-edits', body: {} }) },
  listProcessEdits: { decides: 'profile', needs: configure, attempt: () => ({ path: 'process-edits/versions' }) },
  listStaff: { decides: 'profile', needs: configure, attempt: () => ({ path: 'staff' }) },
  addStaff: { decides: 'profile', needs: configure, attempt: () => ({ path: 'staff', body: {} }) },
  changeStaff: { decides: 'profile', needs: configure, attempt: () => ({ path: 'staff/s-0101', body: {} }) },
  leaveStaff: { decides: 'profile', needs: configure, attempt: () => ({ path: 'staff/s-0101/leave', body: [] }) },
  returnStaff: { decides: 'profile', needs: configure, attempt: () => ({ path: 'staff/s-0101/return', body: [] }) },
  setOneTimePassword: {
    decides: 'profile',
    needs: configure,
    attempt: () => ({ path: 'staff/s-0101/one-time-password', body: [] }),
  },
  releaseLock: {
    decides: 'profile',
    needs: configure,
    attempt: () => ({ path: 'staff/s-0101/release-lock', body: [] }),
  },
  addBranch: { decides: 'profile', needs: configure, attempt: () => ({ path: 'branches', body: {} }) },
  changeBranch: { decides: 'profile', needs: configure, attempt: () => ({ path: 'branches/b-01', body: {} }) },
  addTeam: { decides: 'profile', needs: configure, attempt: () => ({ path: 'teams', body: {} }) },
  changeTeam: { decides: 'profile', needs: configure, attempt: () => ({ path: 'teams/t-0101', body: {} }) },
  // Whose leave one may enter, test/api/absences.test.ts tries.
  listAbsences: everybody('absences'),
  addAbsence: everybody('absences', {}),
  endAbsence: everybody('absences/none/end', []),
  listChannels: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels' }) },
  addChannel: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels', body: {} }) },
  changeChannel: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels/none', body: {} }) },
  rotateChannel: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels/none/rotate', body: [] }) },
  retireChannel: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels/none/retire', body: [] }) },
  testChannel: { decides: 'profile', needs: configure, attempt: () => ({ path: 'channels/none/test', body: [] }) },
  listDeliveries: { decides: 'profile', needs: configure, attempt: () => ({ path: 'deliveries' }) },
  retryDelivery: { decides: 'profile', needs: configure, attempt: () => ({ path: 'deliveries/retry', body: {} }) },
  listAudit: { decides: 'profile', needs: [right('Read the audit log', 'R')], attempt: () => ({ path: 'audit' }) },
};
