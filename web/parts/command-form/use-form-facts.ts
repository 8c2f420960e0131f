import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import { supervisorProfiles } from '../../../domain/prospect/catalogue.ts';
import { wayForward } from '../../../domain/prospect/way-forward.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import type { FormFacts } from './facts.ts';

export type ProspectView = OperationAnswer<'getProspect'>;

interface Loaded {
  readonly view: ProspectView | undefined;
  readonly facts: FormFacts | undefined;
  readonly error: Error | null;
}

/** The prospect with everything a form of it chooses among; undefined until all of it is there. */
export function useFormFacts(prospectId: string): Loaded {
  const me = useMe();
  const prospect = useQuery(queryOf('getProspect', { params: { prospectId } }));
  const organisation = useQuery({ ...queryOf('getOrganisation'), staleTime: 300_000 });
  const version = prospect.data?.processVersion;
  const process = useQuery({
    ...queryOf('getProcess', { params: { version: version ?? 'latest' } }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: version !== undefined,
  });
  const target = prospect.data === undefined ? null : targetOf(prospect.data.record);
  const unmet = useQuery({
    ...queryOf('getUnmetConditions', { params: { prospectId }, query: { target: target ?? 'lead' } }),
    enabled: target !== null,
  });
  const isComplete = target === null || unmet.data !== undefined;
  const facts = useMemo((): FormFacts | undefined => {
    if (prospect.data === undefined || organisation.data === undefined || process.data === undefined || !isComplete)
      return undefined;
    const { record, permittedCommands, clockMovedTo } = prospect.data;
    return {
      record,
      organisation: organisation.data,
      process: process.data,
      target,
      unmet: target === null ? [] : (unmet.data?.unmet ?? []),
      mayWaive: permittedCommands.includes('declineOverride') && record.ownerId !== me.staffId,
      isSupervisor: hasProfile(me, ...supervisorProfiles),
      nowMs: clockMovedTo === null ? prospect.dataUpdatedAt : Date.parse(clockMovedTo),
    };
  }, [prospect.data, prospect.dataUpdatedAt, organisation.data, process.data, unmet.data, isComplete, target, me]);
  // A change of phase asks for other conditions. Until they are there an open form goes on with what it had.
  const [known, setKnown] = useState(facts);
  if (facts !== undefined && facts !== known) setKnown(facts);
  return {
    view: prospect.data,
    facts: facts ?? (known?.record.prospectId === prospectId ? known : undefined),
    error: prospect.error ?? organisation.error ?? process.error ?? unmet.error,
  };
}

/** The phase whose conditions a supervisor can waive: where `advance` leads, or what the qualification leads to. */
function targetOf(record: ProspectView['record']): PhaseCode | null {
  const way = wayForward(record);
  return way !== null && (way.command === 'advance' || record.step === 1) ? way.to : null;
}
