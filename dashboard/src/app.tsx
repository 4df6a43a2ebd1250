import type { ComponentType } from "preact";
import { useCallback, useEffect, useErrorBoundary, useState } from "preact/hooks";
import { get, onSignedOut, type ApiError } from "./lib/api.js";
import { pageAt, type Page, type PageProps } from "./lib/pages.js";
import { usePlace } from "./lib/router.js";
import { SessionContext, useMay, type Me } from "./lib/session.js";
import { Empty, Problem } from "./ui/feedback.js";
import { PageFrame } from "./ui/layout.js";
import { Shell } from "./ui/shell.js";
import { SignIn, SignInAgain } from "./ui/sign-in.js";

/** The whole dashboard: signing in, and the page that the address names. */
export function App() {
  const [me, setMe] = useState<Me | null>();
  const [expired, setExpired] = useState(false);
  const [error, setError] = useState<ApiError>();
  const signedIn = useCallback((caller: Me) => {
    setMe(caller);
    setExpired(false);
  }, []);
  useEffect(() => {
    onSignedOut(() => setExpired(true));
    get("/api/v1/session", {}).then(
      ({ caller }) => setMe(caller ?? null),
      (thrown: unknown) => setError(thrown as ApiError),
    );
  }, []);

  if (error)
    return (
      <main class="sign-in">
        <Problem error={error} />
      </main>
    );
  if (me === undefined) return null;
  if (me === null) return <SignIn onSignedIn={signedIn} />;
  return (
    <SessionContext.Provider value={me}>
      <Shell onSignedOut={() => setMe(null)}>
        <CurrentPage />
      </Shell>
      {expired && <SignInAgain onSignedIn={signedIn} />}
    </SessionContext.Provider>
  );
}

function CurrentPage() {
  const { path } = usePlace();
  const found = pageAt(path);
  return found ? <LoadedPage key={path} page={found.page} params={found.params} /> : <NotFound />;
}

const known = new Map<Page, ComponentType<PageProps>>();

function LoadedPage({ page, params }: { page: Page; params: PageProps["params"] }) {
  const may = useMay(page.role ?? "viewer");
  const [View, setView] = useState(() => known.get(page));
  const [failed, setFailed] = useState(false);
  const [broken] = useErrorBoundary() as [unknown, () => void];
  useEffect(() => {
    if (View || !may) return;
    const show = ({ default: loaded }: { default: ComponentType<PageProps> }): void => {
      known.set(page, loaded);
      setView(() => loaded);
    };
    page.load().then(show, () => setFailed(true));
  }, [page, View, may]);
  if (!may)
    return (
      <PageFrame title={page.title}>
        <Empty title="This is not for your role">
          <p>It needs the role {page.role}. Ask an administrator for a token of that role.</p>
        </Empty>
      </PageFrame>
    );
  if (broken instanceof Error)
    return (
      <Problem
        error={{
          message: `This page cannot show what it was given: ${broken.message}`,
          fix: "Reload it, or look at another.",
        }}
      />
    );
  if (failed)
    return (
      <Problem
        error={{
          message: "This page could not be loaded",
          fix: "Reload it; the service may have been updated.",
        }}
      />
    );
  return View ? <View params={params} /> : null;
}

const NotFound = () => (
  <PageFrame title="There is no such page">
    <Empty title="Nothing is at this address">
      <p>
        <a href="/">Go to the start page</a>
      </p>
    </Empty>
  </PageFrame>
);
