import { askToSignInAgain } from './session-expiry.ts';
import { fillPath } from './api.ts';
import type { OperationId, OperationInput } from './operation-types.ts';
import { operations } from './operations.ts';
import { isProblem } from './problem.ts';
import { requestFile, type RequestParts } from './request.ts';

/** Operations that answer with a file. */
export type FileOperation = Extract<OperationId, `export${string}` | 'getImportErrors'>;

/** Has a file made and saved by the browser; when the session has ended, after the person has signed in again.
 *  @returns its name   @throws ApiProblem, NoAnswer */
export async function download<Id extends FileOperation>(
  operationId: Id,
  query: OperationInput<Id>['query'],
  params: OperationInput<Id>['params'] = {} as OperationInput<Id>['params'],
): Promise<string> {
  const path = fillPath(operations[operationId].path, (params ?? {}) as Readonly<Record<string, string>>);
  const ask = () => requestFile({ method: 'get', path, query: query as RequestParts['query'] });
  const { fileName, blob } = await ask().catch(async (error: unknown) => {
    if (!isProblem(error, 'NOT_SIGNED_IN') || !(await askToSignInAgain())) throw error;
    return ask();
  });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
  return fileName;
}
