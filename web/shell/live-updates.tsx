import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyChanges } from '../client/live/apply-changes.ts';
import { hearChanges } from '../client/live/shared-stream.ts';
import { useMe } from './session/me.ts';

/** Keeps every page up to date while somebody is signed in. Shows nothing. */
export function LiveUpdates() {
  const { staffId } = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    hearChanges(staffId, applyChanges(queries, staffId), leaving.signal);
    return () => leaving.abort();
  }, [queries, staffId]);
  return null;
}
