import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { queryOf } from '../../client/queries.ts';
import { nameToCome } from '../organisation.ts';
import type { Names } from './sentence.ts';

/** Names of staff and texts of conditions; the codes themselves only where they cannot be had. */
export function useNames(): Names {
  const organisation = useQuery({ ...queryOf('getOrganisation'), staleTime: 300_000 });
  const process = useQuery({
    ...queryOf('getProcess', { params: { version: 'latest' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo((): Names => {
    const staff = new Map(organisation.data?.staff.map(({ staffId, name }) => [staffId, name]));
    const conditions = new Map(
      process.data?.steps.flatMap(({ gate }) => gate.map(({ code, text }) => [code, text] as const)),
    );
    return {
      staff: (staffId) => staff.get(staffId) ?? unknownOf(staffId, organisation.isPending),
      condition: (code) => conditions.get(code) ?? unknownOf(code, process.isPending),
    };
  }, [organisation.data, organisation.isPending, process.data, process.isPending]);
}

function unknownOf(code: string, isOnItsWay: boolean): LocalizedText {
  const text = isOnItsWay ? nameToCome : code;
  return { zh: text, en: text };
}
