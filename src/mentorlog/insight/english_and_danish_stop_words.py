"""English and Danish words of four letters or more that say nothing of a subject."""

from typing import Final

STOP_WORDS: Final = """
about above across after again against almost along already also although always among another anything around away
back because become becomes been before being below best better between both cannot come comes could does doing done
down each either else enough even every everything everyone from gets getting give gives good great have having help
helps here herself himself hope into itself just keep keeps know knows less like made make makes making many more most
much must myself need needs never next nothing often once only other others ourselves over people person quite rather
really same several shall should since some somebody someone something sometimes still such take takes taking than that
their them themselves then there these they thing things this those though through time together toward towards under
until upon very want wants ways well went were what when where whether which while whole whom whose will with within
without work working works would your yours yourself
aldrig alle allerede alting altid anden andet andre bare bedre bedst begge blev blevet blive bliver burde deres
derfor dette disse efter eller ellers endnu fordi foran frem fremfor gange gennem giver gjort godt gode have havde have
hele hendes hvad hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor igen igennem ikke imellem inden
indtil ingen intet kommer kunne lige lille mange med meget mellem mens mere mest mine måske noget nogen nogle også
omkring over sammen samme selv siden sine skal skulle sådan snart som stadig store større synes tage tager temmelig tror
uden under vores vide være været ville virkelig vore
"""
"""Words separated by blanks."""
