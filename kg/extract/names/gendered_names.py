"""Given names by the pronoun that usually goes with them.

They say who "she" can be in a text. A name that is in neither list, or that women and
men share, proves nothing.
"""

from __future__ import annotations

from kg.text import word_set

HE_NAMES = word_set(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto
    aleksandr aleksei alejandro alexander alexei alfred ali allan allen alvin amir
    anatoly andre andreas andrei andrew andrey anthony antoine anton antonio arjun
    arnold arthur barack barry bart ben benedict benjamin bernard bernie bill billy
    bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron
    calvin carl carlos cedric cesar charles charlie chris christian christoph
    christophe christopher chuck clarence claude clay cliff clifford clint colin
    craig curtis cyrus dale damian dan daniel danny dave david dean denis dennis
    derek diego dieter dmitri dmitry dominic don donald doug douglas duncan dwight
    earl ed eddie edgar edmund eduardo edward edwin elias elijah elliott emanuel
    emmanuel enrique eric erik ernest ernesto ernst ethan eugene evan fabio felipe
    felix fernando fidel floyd francesco francisco francois frank franklin franz
    fred frederick fyodor gabriel garrett gary gavin gennady geoffrey george georg
    georges gerald gerard gerhard german gilbert giorgio giovanni giuseppe glenn
    gordon graham greg gregory grigory guido guillermo gustavo hamid hans harold
    harry harvey hassan hector heinrich heinz helmut henri henry herbert herman
    hiroshi howard hubert hugh hugo hussein ian ibrahim ignacio igor ilya isaac ivan
    jack jackson jacob jacques jake jamal james jared jason javier jay jeff jeffrey
    jens jeremy jerome jerry jesse jim jimmy joe joel johan johannes john johnnie
    johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian julio
    juergen justin karl karim keith ken kenneth kenji kevin khalid kirill klaus
    konstantin kurt kyle lance larry lars laurence lawrence len leo leon leonard
    leonid lewis liam lloyd lorenzo lou louis luc luca lucas luigi luis luiz lukas
    luke magnus mahmoud malcolm manuel marc marcel marcelo marco marcos marcus mario
    mark markus martin marvin mathew matt matteo matthew matthias maurice mauricio
    max maxim mehmet michael miguel mikael mike mikhail milan mitch mitchell mitt
    mohamed mohammad mohammed muhammad mustafa narendra nathan nathaniel neil nelson
    newt nicholas nick nicolas nigel nikolai noah norman oleg oliver omar orlando
    oscar otto owen pablo paolo patrick paul pavel pedro peter petr philip philipp
    philippe phillip pierre piotr rafael rajesh ralph ramon randall randy rashid
    ravi ray raymond recep rex ricardo richard rick ricky rob robby robert roberto
    rodney rodrigo roger roland rolf roman ron ronald roy rudolf rudy rupert russell
    ryan salvador samir samuel sanjay satya scott sean sebastian sergei sergey
    sergio seth shane shawn shinzo sidney silvio simon stanislav stanley stefan
    stephen steve steven stuart sundar sunil sven ted terence terrence theodore
    thierry thomas tim timothy tobias toby todd tom tomas tommy tony travis trevor
    tyler vadim valery vasily vernon viktor victor vijay vincent vitaly vivek vlad
    vladimir vladislav vyacheslav wade walter warren wayne werner wilhelm will
    william willie winston wolfgang xavier yevgeny yitzhak yuri yury yusuf zachary
    jean-claude jean-marc jean-luc jean-paul jean-pierre hakeem angus callum ewan
    hamish jeremiah kofi kwame raul raúl rené jürgen françois josé césar tomás
    andrés jesús joaquín martín nicolás stéphane jérôme björn günther jörg bert
    barnaby basil
    """
)
SHE_NAMES = word_set(
    """
    abigail ada adele adriana adrienne agnes aisha alana alejandra alessandra
    alexandra alice alicia alina alison alla allison alma alyssa amal amanda amber
    amelia amina amy ana anastasia andrea angela angelina angelique anita ann anna
    annabel anne annette annie antonia april ariana arlene asha ashley astrid audrey
    ava ayesha barbara beatrice beatrix becky belinda bernadette bertha beth bethany
    betsy betty beverly bianca bonnie brenda bridget brigitte brittany camila
    camilla candace carla carmen carol carole carolina caroline carolyn carrie
    cassandra catherine cathy cecilia celia charlotte chelsea cheryl chiara
    christina christine chloe cindy claire clara clare claudia colleen condoleezza
    connie constance courtney cristina crystal cynthia daisy danielle daria deborah
    debra deepa denise diana diane dilma dolores donna dora doreen doris dorothy
    edith edna eileen elaine eleanor elena eliza elizabeth ella ellen elsa emilia
    emily emma erica erika erin esther eva eve evelyn farah fatima felicia fiona
    flora florence frances francesca frida gabriela gabrielle gail galina geraldine
    gertrude gina giorgia giulia gloria grace greta gretchen gwen gwendolyn hannah
    harriet heather heidi helen helena helene helga hilary hilda hillary huma ida
    ilona imelda ines inga ingrid irene irina iris isabel isabella isabelle ivana
    ivanka jackie jacqueline jana jane janet janice jasmine jeanette jeanne jen
    jenna jennifer jenny jessica jill joan joana joanna joanne jocelyn josephine
    joyce juanita judith judy julia juliana julie juliet kamala karen karin karla
    kate katerina katharina katherine kathleen kathryn kathy katie katja katrina
    kayla kellyanne kimberly kirsten klara kristen kristin kristina lara larisa
    latoya laura lauren laurie leah leila lena leticia lidia lilian liliana lily
    linda lisa liz liza lois loretta lorraine louise lourdes lucia lucille lucy
    ludmila luisa lydia lynn lyudmila mabel madeleine madeline maggie magda malala
    malia mandy manuela marcia margaret margarita margot maria mariam mariana
    marianne marie marilyn marina marisa marlene marta martha martina mary maureen
    maxine maya megan megyn melania melanie melinda melissa mercedes meredith mia
    michaela michele michelle mildred minyon miranda miriam moira molly mona monica
    monique muriel myra nadia nadine nancy naomi natalia natalie natasha neera
    nicole nina noelle nora norma olga olivia oprah paige pamela patricia paula
    pauline peggy penelope penny petra philippa phoebe phyllis polly priscilla priya
    rachel ramona rania rebecca regina renata rhonda rita roberta rosa rosalind
    rosemary roxanne ruth sabine sabrina sally samantha sandra sara sarah selma
    serena shannon sharon sheila shelley sherry shirley silvia simone sofia sonia
    sonya sophia sophie stella stephanie susan susana susanna susanne suzanne
    svetlana sylvia sylvie tamara tania tanya tara tatiana tatyana teresa tessa
    thelma theresa tiffany tina tracey ulrike ursula valentina valerie vanessa vera
    veronica veronika victoria viola violet vivian wanda wendy whitney wilma
    winifred yasmin yelena yolanda yulia yvette yvonne zainab zara zoe indira
    jacinda ngozi amelize hélène renée zoé béatrice inés sofía lucía anne-marie
    ann-marie marie-claire
    """
)
