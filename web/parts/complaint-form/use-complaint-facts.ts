import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { complaintCategoryWords, complaintStatusWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { useMe } from '../../shell/session/me.ts';
import type { ComplaintFacts, OtherCase } from './facts.ts';

export type ComplaintView = OperationAnswer<'getComplaint'>;

/** One complaint. */
export function useComplaint(complaintId: string) {
  return useQuery(queryOf('getComplaint', { params: { complaintId } }));
}

interface Loaded {
  readonly facts: ComplaintFacts | undefined;
  readonly error: Error | null;
}

/** The case with everything a form of it chooses among; undefined until all of it is there. */
export function useComplaintFacts(complaintId: string): Loaded {
  const { staffId } = useMe();
  const complaint = useQuery(queryOf('getComplaint', { params: { complaintId } }));
  const organisation = useQuery({ ...queryOf('getOrganisation'), staleTime: 300_000 });
  const record = complaint.data?.record ?? null;
  const mayBeMerged = record?.status === 'received';
  const others = useQuery({
    ...queryOf('listComplaints', {
      query: { status: 'all', branchId: record?.branchId, sort: 'receivedAt', order: 'desc', limit: 200 },
    }),
    enabled: mayBeMerged,
  });
  const facts = useMemo((): ComplaintFacts | undefined => {
    if (complaint.data === undefined || record === null || organisation.data === undefined) return undefined;
    if (mayBeMerged && others.isPending) return undefined;
    const answer = complaint.data.clocks.find(({ clock }) => clock === 'firstAnswer');
    return {
      record,
      organisation: organisation.data,
      others: othersOf(record, others.data?.items ?? []),
      staffId,
      answerDueAt: answer?.dueAt ?? null,
    };
  }, [complaint.data, record, organisation.data, mayBeMerged, others.isPending, others.data, staffId]);
  return { facts, error: complaint.error ?? organisation.error ?? others.error };
}

type Row = OperationAnswer<'listComplaints'>['items'][number];

/** Open cases of a customer with the same name. */
function othersOf({ complaintId, customer }: ComplaintFacts['record'], rows: readonly Row[]): readonly OtherCase[] {
  return rows
    .filter((row) => row.complaintId !== complaintId && customer !== null && row.customerName === customer.name)
    .filter(({ open }) => open)
    .map((row) => {
      const about = complaintCategoryWords[row.category];
      const status = complaintStatusWords[row.status];
      return {
        complaintId: row.complaintId,
        label: {
          zh: `${row.caseNumber} · ${about.zh} · ${status.zh}`,
          en: `${row.caseNumber} · ${about.en} · ${status.en}`,
        },
      };
    });
}
