import type * as z from 'zod';
import type { ValidationProblem } from '../contracts/problem.ts';

/** The mistakes a schema found in one part of a request, each with a JSON pointer to it.
 *  @param at path of the checked value inside that part */
export function problemsOf(
  part: ValidationProblem['in'],
  result: z.ZodSafeParseResult<unknown> | undefined,
  at: readonly string[] = [],
): ValidationProblem[] {
  if (result === undefined || result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOfIssue(part, issue, at));
}

function problemsOfIssue(
  part: ValidationProblem['in'],
  issue: z.core.$ZodIssue,
  at: readonly string[],
): ValidationProblem[] {
  const path = [...at, ...issue.path.map(String)];
  // One entry for each unknown field, so that a page can mark them.
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      in: part,
      pointer: pointerOf([...path, key]),
      code: issue.code,
      detail: 'is not a known field',
    }));
  }
  return [{ in: part, pointer: pointerOf(path), code: issue.code, detail: issue.message }];
}

/** @source RFC 6901: `~` and `/` inside a name are escaped */
function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
