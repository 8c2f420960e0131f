import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { isReachable, onReachableChange } from '../client/reachable.ts';
import { request } from '../client/request.ts';
import { useWords } from '../words/words.ts';
import { readAnewWhenBack } from './recovery.ts';
import { shellWords } from './words.ts';

const lookEveryMs = 5_000;

/** Tells when the server cannot be reached, looks again until it can, and then reads anew what is on the page. */
export function OfflineBanner() {
  const t = useWords(shellWords);
  const queries = useQueryClient();
  const reachable = useSyncExternalStore(onReachableChange, isReachable);
  const look = useCallback(async () => {
    try {
      await request({ method: 'get', path: '/health/live' });
    } catch {
      // still away
    }
  }, []);
  useEffect(() => readAnewWhenBack(queries), [queries]);
  useEffect(() => {
    const onNetwork = () => void look();
    window.addEventListener('offline', onNetwork);
    window.addEventListener('online', onNetwork);
    return () => {
      window.removeEventListener('offline', onNetwork);
      window.removeEventListener('online', onNetwork);
    };
  }, [look]);
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [reachable, look]);
  if (reachable) return null;
  return (
    <Alert
      banner
      type="warning"
      role="status"
      className="offline-banner"
      title={t('offline')}
      action={
        <Button size="small" onClick={() => void look()}>
          {t('checkNow')}
        </Button>
      }
    />
  );
}
