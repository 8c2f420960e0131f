import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 767px)');

function subscribe(listener: () => void): () => void {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
}

/** Too narrow for columns side by side. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
