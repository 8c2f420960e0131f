import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryOf } from '../../client/queries.ts';
import type { Names } from './sentence.ts';

/** Names of staff and texts of conditions; the codes themselves until they are known. */
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
      staff: (staffId) => staff.get(staffId) ?? { zh: staffId, en: staffId },
      condition: (code) => conditions.get(code) ?? { zh: code, en: code },
    };
  }, [organisation.data, process.data]);
}
