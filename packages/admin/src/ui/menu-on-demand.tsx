import {
  type ComponentType,
  cloneElement,
  type HTMLAttributes,
  lazy,
  type ReactElement,
  type ReactNode,
  type Ref,
  Suspense,
  useState,
} from 'react';

export interface FloatingProps {
  /** The button that opens it. */
  target: ReactElement<HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLButtonElement> }>;
  width?: number;
  position?: 'bottom-start' | 'bottom-end' | 'top-start';
  /** What floats. */
  children: ReactNode;
}

interface OnDemandProps<Props> extends Omit<FloatingProps, 'children'> {
  items: PartOnDemand<Props>;
  props: Props;
}

/** A component that is fetched when it is first wanted. */
export type PartOnDemand<Props> = () => Promise<ComponentType<Props>>;

/** Names what a menu or popover holds, without loading it. */
export function onDemand<Props>(load: PartOnDemand<Props>): PartOnDemand<Props> {
  let once: Promise<ComponentType<Props>> | undefined;
  return () => {
    once ??= load();
    return once;
  };
}

function floating(kind: 'menu' | 'dialog', load: () => Promise<{ Floating: ComponentType<FloatingProps> }>) {
  const Floating = lazy(() => load().then((part) => ({ default: part.Floating })));
  return function Floats<Props extends object>({ target, items, props, ...rest }: OnDemandProps<Props>) {
    const [Items, setItems] = useState<ComponentType<Props> | null>(null);
    const want = () => Promise.all([items(), load()]);
    const waiting = cloneElement(target, {
      onClick: () => void want().then(([part]) => setItems(() => part)),
      onPointerEnter: () => void want(),
      onFocus: () => void want(),
      'aria-haspopup': kind,
      'aria-expanded': false,
    });
    if (!Items) return waiting;
    return (
      <Suspense fallback={waiting}>
        <Floating target={target} {...rest}>
          <Items {...props} />
        </Floating>
      </Suspense>
    );
  };
}

/** A button with a menu that is loaded when the button is first wanted. */
export const MenuOnDemand = floating('menu', () => import('./floating-menu.tsx'));
/** A button with a popover that is loaded when the button is first wanted. */
export const PopoverOnDemand = floating('dialog', () => import('./floating-popover.tsx'));
