import type { QueryClient } from '@tanstack/react-query';
import { isReachable, onReachableChange } from '../client/reachable.ts';

/** Reads anew what is on the page whenever the server is back, whoever noticed it.   @returns ends it */
export function readAnewWhenBack(queries: QueryClient): () => void {
  return onReachableChange(() => {
    // What is being asked for anyway is not asked for twice.
    if (isReachable()) void queries.invalidateQueries({}, { cancelRefetch: false });
  });
}
