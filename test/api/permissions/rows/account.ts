import type { Row, Rows } from '../row.ts';

/** Whoever is signed in. */
export const everybody = (path: string, body?: unknown): Row => ({
  decides: 'sign-in',
  attempt: () => (body === undefined ? { path } : { path, body }),
});

/** One's own account, day and messages, and what everybody may know. */
export const accountRows: Rows = {
  getMe: everybody('me'),
  getProcess: everybody('processes/latest'),
  getOrganisation: everybody('organisation'),
  getCalendar: everybody('calendar'),
  getMyDay: everybody('my-day'),
  listInbox: everybody('inbox'),
  markInbox: everybody('inbox/read', { itemIds: ['none'] }),
  streamChanges: everybody('stream'),
  changePassword: everybody('me/password', {}),
  setLanguage: everybody('me/language', { language: 'zh' }),
  listSessions: everybody('me/sessions'),
  endSessions: everybody('me/sessions/end', { which: 'none' }),
  getNotifications: everybody('me/notifications'),
  setNotifications: everybody('me/notifications', {}),
  testNotifications: everybody('me/notifications/test', []),
  endSession: everybody('me/sessions/none/end', {}),
};
