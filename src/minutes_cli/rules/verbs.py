"""The words by which Swedish minutes decide, put off, send back and oppose."""

from __future__ import annotations

import re

from minutes_cli.patterns import regex

OPERATIVE = regex(
    r"""\b(?:
      beslut\w* | bifall\w* | biföl\w* | hyr\w* | ansvara\w* | sker | ske | ombesörj\w* | ordnar | bjöd\w* | bifalles | avsl[åo]\w* | avslog\w* | godkän\w* | fastställ\w* | anta\w* | antog\w*
    | uppdra\w* | uppdrog\w* | ge[rs]? | gav | får | fick | bevilja\w* | lägg\w* | lade\w* | bordl\w+ | återremit\w+ | remitt\w+
    | överlämna\w* | hänskjut\w* | hemställ\w* | föreslå\w* | föreslog\w* | tillstyrk\w* | avstyrk\w* | utse\w* | utsåg\w* | utsett?s?
    | välj\w* | vald\w* | omval\w* | nyval\w* | entlediga\w* | noter\w* | anteckna\w* | besvara\w* | anse[rs]? | ansåg\w* | lämna\w* | utgå\w*
    | förklara\w* | upphäv\w* | upphör\w* | ändra\w* | teckna\w* | tecknar | anslå\w* | anvisa\w* | avsätt\w* | avsatt\w* | tillsätt\w* | ställ\w+
    | ska(?:ll)? | medge\w* | upplåt\w* | sälj\w* | köp\w* | förvärva\w* | försälj\w* | betala\w* | inrätta\w* | inför\w* | genomför\w* | inled\w*
    | avsluta\w* | upp?ta\w* | ta[rs]? | tog\w* | skjut\w* | sköt\w* | återkalla\w* | återkom\w* | redovisa\w* | finansier\w* | höj\w* | sänk\w* | bekräfta\w*
    | bemyndiga\w* | befullmäktiga\w* | delegera\w* | förlänga?\w* | förläng\w* | förordna\w* | kvarst\w* | minska\w* | öka\w* | starta\w* | stöd\w* | svara\w*
    | tack\w* | tillåt\w* | tillämpa\w* | underteckna\w* | uppmana\w* | uppdatera\w* | utarbeta\w* | utred\w* | yttra\w* | åter\w+ | överför\w* | övergå\w*
    | kan | har | hade | är | blir | blev | inte | ej | avbryt\w* | avse\w* | avvisa\w* | avvakta\w* | begär\w* | bilda\w* | bjud\w* | boka\w* | byt\w* | dela\w*
    | erbjud\w* | ersätt\w* | fortsätt\w* | fördela\w* | förelägg\w* | förhandla\w* | hål\w+ | hänvisa\w* | ingå\w* | informer\w* | instämm\w* | kalla\w*
    | komplettera\w* | kontakta\w* | köpa | meddela\w* | omfatta\w* | omfördela\w* | ordna\w* | planera\w* | påbörja\w* | reserver\w* | samråd\w* | skick\w*
    | skriv\w* | stryk\w* | stäng\w* | upphandla\w* | uppför\w* | utöka\w* | verka\w* | verkställ\w* | vidta\w* | gäll\w* | \w+(?:as|es|des|ts|ades|its) | \w{2,}[gkrdl]s
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
APPROVES = regex(
    r"\b(?:bif[aö]ll\w*|biföl\w*|godkän\w*|antas?|antogs?|antar|fastställ\w*|bevilja\w*|tillstyrk\w*)\b",
    re.IGNORECASE,
)
REJECTS = regex(r"\b(?:avslå\w*|avslog\w*|avslag\w*|avslagen|avstyrk\w*|avvisa\w*)\b", re.IGNORECASE)
POSTPONES = regex(r"\bbordl(?:ägg|ade|agt|agd|äggs|ades)\w*", re.IGNORECASE)
REFERS_BACK = regex(r"\båterremi(?:tter|ss)\w*", re.IGNORECASE)
DECIDED = regex(
    r"\b(?:beslut\w*|godkän\w*|fastställ\w*|bifall\w*|avsl[åo]\w*|bordl\w+|återremi\w+|antecknas?|läggs?\s+till\s+handlingarna|lades\s+till\s+handlingarna|utgår|utgick|noteras?|valdes|välj[se]\w*|utse[sr]\w*|utsågs?|antas|antogs)\b",
    re.IGNORECASE,
)
NEGATIONS = frozenset({"inte", "ej", "icke", "ingen", "inget", "inga", "aldrig", "utan", "varken"})
