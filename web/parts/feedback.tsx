import { message as antMessage, type ModalFuncProps } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import { createContext, lazy, Suspense, use, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Modals } from './modal-host.tsx';

const ModalHost = lazy(async () => ({ default: (await import('./modal-host.tsx')).ModalHost }));

export interface Feedback {
  /** A line that says what happened and goes away by itself. */
  readonly message: MessageInstance;
  /** A question or an error that has to be answered. */
  readonly modal: {
    /** @returns whether it was confirmed */
    readonly confirm: (asked: ModalFuncProps) => Promise<boolean>;
    /** @returns when it was read */
    readonly error: (told: ModalFuncProps) => Promise<boolean>;
  };
}

const FeedbackContext = createContext<Feedback | null>(null);

/** What pages tell people besides themselves. */
export function useFeedback(): Feedback {
  const feedback = use(FeedbackContext);
  if (feedback === null) throw new Error('FeedbackProvider is missing');
  return feedback;
}

/** Messages and dialogs for every page; the code of dialogs comes with the first one. */
export function FeedbackProvider({ children }: { readonly children: ReactNode }) {
  const [message, holder] = antMessage.useMessage();
  const { modal, host } = useModals();
  const feedback = useMemo(() => ({ message, modal }), [message, modal]);
  return (
    <FeedbackContext value={feedback}>
      {children}
      {holder}
      {host}
    </FeedbackContext>
  );
}

function useModals(): { modal: Feedback['modal']; host: ReactNode } {
  const [isNeeded, setNeeded] = useState(false);
  const waiting = useRef<((modals: Modals) => void)[]>([]);
  const ready = useRef<Modals | null>(null);
  const modal = useMemo(() => {
    const loaded = (): Promise<Modals> => {
      if (ready.current !== null) return Promise.resolve(ready.current);
      setNeeded(true);
      return new Promise((resolve) => waiting.current.push(resolve));
    };
    const show = (kind: 'confirm' | 'error') => async (props: ModalFuncProps) => (await loaded())[kind](props);
    return { confirm: show('confirm'), error: show('error') };
  }, []);
  const start = (modals: Modals): void => {
    ready.current = modals;
    for (const waited of waiting.current.splice(0)) waited(modals);
  };
  const host = isNeeded && (
    <Suspense fallback={null}>
      <ModalHost onReady={start} />
    </Suspense>
  );
  return { modal, host };
}
