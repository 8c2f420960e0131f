import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { importLimits } from '../../../contracts/import.ts';
import { ask } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';

/** Each choice of a file is one intent: sending it again after a lost answer is the same import. */
const keys = new WeakMap<File, string>();

function keyOf(file: File): string {
  const key = keys.get(file) ?? crypto.randomUUID();
  keys.set(file, key);
  return key;
}

/** Why a file is not even sent; null when it may be. */
export function objectionTo({ name, size }: Pick<File, 'name' | 'size'>): 'notCsv' | 'tooLarge' | null {
  if (/\.(xlsx?|ods|numbers|pdf|docx?)$/i.test(name)) return 'notCsv';
  return size > importLimits.bytes ? 'tooLarge' : null;
}

export function useUpload(): UseMutationResult<OperationAnswer<'uploadImport'>, Error, File> {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ['uploadImport'],
    mutationFn: (file: File) => {
      // Some systems call a CSV file a workbook.
      const body = new Blob([file], { type: 'text/csv' });
      const query = { fileName: file.name.slice(-200) };
      return ask('uploadImport', { query, body }, { idempotencyKey: keyOf(file) });
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['listImports'] }),
  });
}
