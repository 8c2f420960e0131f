import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyChanges } from '../client/live/apply-changes.ts';
import { onComingBack } from '../client/live/coming-back.ts';
import { hearChanges } from '../client/live/shared-stream.ts';
import { useMe } from './session/me.ts';

/** Keeps every page up to date while somebody is signed in. Shows nothing. */
export function LiveUpdates() {
  const { staffId } = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const hear = applyChanges(queries, staffId);
    hearChanges(staffId, hear, leaving.signal);
    onComingBack(() => hear({ event: 'reset' }), leaving.signal);
    return () => leaving.abort();
  }, [queries, staffId]);
  return null;
}
