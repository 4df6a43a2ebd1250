/** The page's style; light and dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c2430; --soft: #5b6675; --line: #d9dee5; --back: #fff; --panel: #f5f7fa; --link: #0b62c4; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e3e8ef; --soft: #9aa6b5; --line: #2c3440; --back: #12161c; --panel: #1a2028; --link: #6db3ff; }
}
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 14rem minmax(0, 1fr); font: 15px/1.55 system-ui, sans-serif; color: var(--text); background: var(--back); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; background: var(--panel); border-right: 1px solid var(--line); }
nav a { display: block; padding: .3rem .5rem; border-radius: .3rem; color: var(--text); text-decoration: none; }
nav a:hover, nav a:focus-visible { background: var(--line); }
.title { margin: 0 .5rem 1rem; font-weight: 650; }
.title span { color: var(--soft); font-weight: 400; }
main { padding: 1.5rem 2rem 6rem; max-width: 70rem; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.15rem; text-transform: capitalize; }
h3 { margin: 1.2rem 0 .4rem; font-size: .95rem; }
a { color: var(--link); }
code { font: .92em ui-monospace, monospace; }
details { margin: .4rem 0; border: 1px solid var(--line); border-radius: .4rem; }
details[open] { padding: 0 1rem 1rem; }
details[open] > summary { margin: 0 -1rem .5rem; border-bottom: 1px solid var(--line); }
summary { padding: .55rem .9rem; cursor: pointer; }
summary span:last-child { color: var(--soft); margin-left: .5rem; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 650; text-transform: uppercase; font-size: .8rem; }
.get { color: #1a7f4b; } .post { color: #0b62c4; } .put, .patch { color: #9a5b00; } .delete { color: #b3261e; }
@media (prefers-color-scheme: dark) { .get { color: #5fd39a; } .post { color: #6db3ff; } .put, .patch { color: #f0b55a; } .delete { color: #ff8a80; } }
table { border-collapse: collapse; width: 100%; margin: .3rem 0; }
th, td { padding: .35rem .8rem .35rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
th { width: 16rem; } th i { margin-left: .4rem; color: var(--soft); font-size: .85em; }
dl { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); gap: .3rem 0; margin: 0; }
dt { font-weight: 650; } dt.s4, dt.s5 { color: var(--soft); } dd { margin: 0; }
.content { margin-top: .2rem; }
@media (max-width: 48rem) { body { display: block; } nav { position: static; height: auto; } main { padding: 1rem; } }
`;
