import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Button } from "./button.js";
import { Icon } from "./icon.js";

interface DetailSplitProps {
  /** What is looked at more closely, beside the rest; below it on small screens. */
  detail: ComponentChildren;
  children: ComponentChildren;
}

/** A list, and one of its rows beside it. */
export const DetailSplit = ({ detail, children }: DetailSplitProps) => (
  <div class={detail ? "split with-detail" : "split"}>
    <div class="split-list">{children}</div>
    {detail}
  </div>
);

interface DetailProps {
  title: ComponentChildren;
  onClose: () => void;
  /** To the rows before and after, where there are any. */
  onStep: (by: 1 | -1) => void;
  children: ComponentChildren;
}

/** One row of a list in full. */
export function Detail({ title, onClose, onStep, children }: DetailProps) {
  const id = useId();
  return (
    <section
      class="detail"
      aria-labelledby={id}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <header>
        <h3 id={id} class="wrap">
          {title}
        </h3>
        <div class="row">
          <Button label="The one before" onPress={() => onStep(-1)}>
            <Icon name="up" />
          </Button>
          <Button label="The next" onPress={() => onStep(1)}>
            <Icon name="down" />
          </Button>
          <Button label="Close" onPress={onClose}>
            <Icon name="cross" />
          </Button>
        </div>
      </header>
      <div class="detail-body">{children}</div>
    </section>
  );
}
