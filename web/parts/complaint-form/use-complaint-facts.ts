import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { complaintCategoryWords, complaintStatusWords } from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { messageOf } from '../../../domain/complaint/reply/text.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { formatInstant } from '../../words/format.ts';
import type { Language } from '../../words/language.ts';
import { useMe } from '../../shell/session/me.ts';
import { saysLimits } from './words-in-case.ts';
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
export function useComplaintFacts(complaintId: string, command: ComplaintCommandName): Loaded {
  const { staffId } = useMe();
  const complaint = useQuery(queryOf('getComplaint', { params: { complaintId } }));
  const organisation = useQuery({ ...queryOf('getOrganisation'), staleTime: 300_000 });
  const record = complaint.data?.record ?? null;
  const mayBeMerged = record?.status === 'received';
  const others = useQuery({
    ...queryOf('listPossibleDuplicates', { params: { complaintId } }),
    enabled: mayBeMerged,
  });
  const purpose = messageOf(command)?.purpose;
  const aid = useQuery({
    ...queryOf('getReplyAid', { params: { complaintId }, query: { purpose: purpose ?? 'interimNews' } }),
    enabled: purpose !== undefined,
  });
  const limits = useQuery({
    ...queryOf('getRulesOfComplaint', { params: { complaintId } }),
    enabled: saysLimits(command),
    staleTime: Infinity,
  });
  const ahead = useQuery({
    ...queryOf('getWhatHappensWhen', { params: { complaintId } }),
    enabled: command === 'requestExtension',
  });
  // the form is of use without these, too
  const replyAid = purpose === undefined ? null : (aid.data ?? null);
  const moreTime = ahead.data?.moreTime ?? null;
  const compensationFen = limits.data?.compensationFen ?? null;
  const isAidPending = (purpose !== undefined && aid.isPending) || ahead.isLoading;
  const facts = useMemo((): ComplaintFacts | undefined => {
    if (complaint.data === undefined || record === null || organisation.data === undefined) return undefined;
    if ((mayBeMerged && others.isPending) || isAidPending) return undefined;
    return {
      record,
      organisation: organisation.data,
      others: (others.data?.items ?? []).map(otherCaseOf),
      staffId,
      replyAid,
      compensationFen,
      moreTime,
    };
  }, [
    complaint.data,
    record,
    organisation.data,
    mayBeMerged,
    others.isPending,
    others.data,
    staffId,
    replyAid,
    moreTime,
    isAidPending,
    compensationFen,
  ]);
  return { facts, error: complaint.error ?? organisation.error ?? others.error };
}

type Row = OperationAnswer<'listPossibleDuplicates'>['items'][number];

function otherCaseOf({ complaintId, caseNumber, category, status, receivedAt }: Row): OtherCase {
  const say = (language: Language): string => {
    const parts = [complaintCategoryWords[category][language], complaintStatusWords[status][language]];
    return [caseNumber, ...parts, formatInstant(receivedAt, language)].join(' · ');
  };
  return { complaintId, label: { zh: say('zh'), en: say('en') } };
}
