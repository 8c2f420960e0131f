import { useQuery } from '@tanstack/react-query';
import { isAtRest } from '../../../domain/import/tally.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';

export type Import = OperationAnswer<'getImport'>;
export type ImportRow = OperationAnswer<'listImportRows'>['items'][number];

const pollMs = 1_000;

/** An import; while it runs it is asked for every second. */
export function useImport(importId: string) {
  return useQuery({
    ...queryOf('getImport', { params: { importId } }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && !isAtRest(data.status) ? pollMs : false),
  });
}
