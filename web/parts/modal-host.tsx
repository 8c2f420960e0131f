import { Modal } from 'antd';
import { useEffect, useEffectEvent } from 'react';

/** The dialogs that `Feedback` opens. */
export type Modals = ReturnType<typeof Modal.useModal>[0];

/** Where dialogs are shown; says once that it is there. */
export function ModalHost({ onReady }: { readonly onReady: (modals: Modals) => void }) {
  const [modals, holder] = Modal.useModal();
  const tell = useEffectEvent(() => onReady(modals));
  useEffect(() => tell(), []);
  return holder;
}
