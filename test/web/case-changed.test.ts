import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ComplaintStatus } from '../../domain/complaint/catalogue.ts';
import { queryOf } from '../../web/client/queries.ts';
import { words } from '../../web/parts/complaint-form/form-words.ts';
import { CaseChanged } from '../../web/parts/complaint-form/refusal.tsx';
import { formWords } from '../../web/parts/command-form/form-words.ts';

const params = { complaintId: 'k-1' };

/** What stands in a form that was overtaken, when the case has come to a status by now. */
function saidIn(status: ComplaintStatus): string {
  const queries = new QueryClient();
  queries.setQueryData(queryOf('getComplaint', { params }).queryKey, { summary: { status } } as never);
  const query = { afterRevision: 3, limit: 20 };
  queries.setQueryData(queryOf('getComplaintHistory', { params, query }).queryKey, { items: [] } as never);
  const sending = { seenRevision: 3, isSending: false, send: async () => {} };
  const notice = createElement(CaseChanged, { ...params, command: 'startWork', sending });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client: queries }, notice));
}

test('an overtaken form offers to send again only what the case still allows', () => {
  const sayings = [formWords, words].flatMap(({ zh, en }) => [zh, en]) as readonly Readonly<Record<string, string>>[];
  const says = (status: ComplaintStatus, key: string): boolean =>
    sayings.some((said) => said[key] !== undefined && saidIn(status).includes(said[key]));
  expect([says('acknowledged', 'sendAgain'), says('acknowledged', 'noLongerPossible')]).toEqual([true, false]);
  expect([says('investigating', 'sendAgain'), says('investigating', 'noLongerPossible')]).toEqual([false, true]);
});
